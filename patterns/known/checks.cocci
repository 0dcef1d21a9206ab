/// How code that asks whether an acquire has failed asks the same of a managed form that fails in another way. Each rule
/// is named after the two ways; `held` is where the plain form's result was kept, `status` where the managed one's is.

@err_ptr_to_errno@
expression held, status;
@@
(
- IS_ERR(held)
+ status
|
- status = PTR_ERR(held);
|
- PTR_ERR(held)
+ status
)

@null_to_err_ptr@
expression held;
@@
(
- !held
+ IS_ERR(held)
|
- held == NULL
+ IS_ERR(held)
|
- NULL == held
+ IS_ERR(held)
)

/// The error that the plain form could not name is now in the pointer.
@null_to_err_ptr_code@
expression null_to_err_ptr.held;
constant C;
@@
(
- ERR_PTR(-C)
+ ERR_CAST(held)
|
- -C
+ PTR_ERR(held)
)
