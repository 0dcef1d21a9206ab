// Uses the usual things of the language once, over the examples: what they run is compiled beforehand.
@driver@
identifier drv, probefn;
@@
struct platform_driver drv = {
	.probe = probefn,
};

@acquire@
identifier driver.probefn, pdev;
expression e, size, flags;
statement S;
@@
probefn(struct platform_device *pdev, ...)
{
<+...
- e = kzalloc(size, flags);
+ e = devm_kzalloc(&pdev->dev, size, flags);
...
(
  if (e == NULL) S
|
- kfree(e);
)
...+>
}

@release depends on acquire@
expression acquire.e;
position p;
@@
- kfree@p(e);

@@
type T;
T *x;
expression n;
@@
- x = (T *)kmalloc(n, GFP_KERNEL);
+ x = kmalloc(n, GFP_KERNEL);
  ... when != x
