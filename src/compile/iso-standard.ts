/**
 * The equivalences that patterns are read with unless a rule disables them by name. Each entry names what its sides are
 * and declares their metavariables; `=>` rewrites left to right, `<=>` both ways. In what a `pure` metavariable stands
 * for nothing may be added, and all is removed or nothing, like the term around it; where it is dropped it must be a
 * plain metavariable of the rule. What is `context` must carry no `-` or `+` at all.
 *
 * The names are those that semantic patches in the wild disable. Equivalences that concern the C side rather than the
 * pattern are the matcher's: optional_storage, optional_qualifier, optional_attributes, value_format, comm_assoc,
 * prototypes, optional_declarer_semicolon.
 */
export const standardIsos = `
Expression
@ drop_cast @
expression E;
pure type T;
@@
  (T)E => E

// What a test may look like. Tests of known types come first, so that what they give is not rewritten back.

Expression
@ not_int1 @
int X;
@@
  !X => X == 0

TestExpression
@ not_int2 @
int X;
@@
  X => X != 0

Expression
@ not_ptr1 @
expression *X;
@@
  !X => X == NULL

TestExpression
@ not_ptr2 @
expression *X;
@@
  X => X != NULL

Expression
@ commeq @
expression E;
constant C;
@@
  E == C <=> C == E

Expression
@ commneq @
expression E;
constant C;
@@
  E != C <=> C != E

Expression
@ is_zero @
expression X;
@@
  X == 0 => !X

ToTestExpression
@ isnt_zero @
expression X;
@@
  X != 0 => X

Expression
@ is_null @
expression X;
@@
  X == NULL => !X

ToTestExpression
@ isnt_null1 @
expression X;
@@
  X != NULL => X

// Operators whose sides may change places.

Expression
@ bitor_comm @
expression X, Y;
@@
  X | Y => Y | X

Expression
@ bitand_comm @
expression X, Y;
@@
  X & Y => Y & X

Expression
@ plus_comm @
expression X, Y;
@@
  X + Y => Y + X

Expression
@ mult_comm @
expression X, Y;
@@
  X * Y => Y * X

// Parentheses that say what holds without them.

Expression
@ plus_assoc @
expression X, Y, Z;
@@
  (X + Y) + Z <=> X + Y + Z

Expression
@ minus_assoc @
expression X, Y, Z;
@@
  (X - Y) - Z <=> X - Y - Z

Expression
@ plus_minus_assoc1 @
expression X, Y, Z;
@@
  (X + Y) - Z <=> X + Y - Z

Expression
@ plus_minus_assoc2 @
expression X, Y, Z;
@@
  (X - Y) + Z <=> X - Y + Z

Expression
@ times_assoc @
expression X, Y, Z;
@@
  (X * Y) * Z <=> X * Y * Z

Expression
@ div_assoc @
expression X, Y, Z;
@@
  (X / Y) / Z <=> X / Y / Z

Expression
@ times_div_assoc1 @
expression X, Y, Z;
@@
  (X * Y) / Z <=> X * Y / Z

Expression
@ times_div_assoc2 @
expression X, Y, Z;
@@
  (X / Y) * Z <=> X / Y * Z

Expression
@ gtr_lss @
expression X, Y;
@@
  X < Y <=> Y > X

Expression
@ gtr_lss_eq @
expression X, Y;
@@
  X <= Y <=> Y >= X

Statement
@ inc @
identifier i;
@@
  i++; <=> ++i; <=> i += 1; <=> i = i + 1;

Statement
@ for_inc @
expression X, Y;
statement S;
identifier i;
@@
  for (X; Y; i++) S <=> for (X; Y; ++i) S

// Hints about which way a branch goes.

Expression
@ unlikely @
expression E;
@@
  unlikely(E) <=> likely(E) => E

Expression
@ bsd_branch_pred @
expression E;
@@
  __predict_false(E) <=> __predict_true(E) => E

Expression
@ paren @
expression E;
@@
  (E) => E

ArgExpression
@ zero_multiple_format @
@@
  0 => '\\0'

// The shapes of branches.

Statement
@ neg_if @
pure expression X;
statement S1, S2;
@@
  if (X) S1 else S2 => if (!X) S2 else S1

Statement
@ ne_if @
expression E1, E2;
statement S1, S2;
@@
  if (E1 != E2) S1 else S2 => if (E1 == E2) S2 else S1

Statement
@ drop_else @
expression E;
statement S1;
pure statement S2;
@@
  if (E) S1 else S2 => if (E) S1

Expression
@ neg_if_exp @
pure expression E1;
expression E2, E3;
@@
  E1 ? E2 : E3 => !E1 ? E3 : E2

// Declarations with a value where the pattern says nothing of one.

Declaration
@ decl_init @
type T;
context identifier Z;
@@
  T Z; => T Z = ...;

Declaration
@ extern_decl_init @
type T;
context identifier Z;
@@
  extern T Z; => extern T Z = ...;

Declaration
@ static_decl_init @
type T;
context identifier Z;
@@
  static T Z; => static T Z = ...;

// Braces around what is a single statement in the code.

Statement
@ braces0 @
statement S;
@@
  { ... } => S

Statement
@ braces1 @
statement S;
@@
  { ... S } => S

Statement
@ braces2 @
statement S;
@@
  { ... S ... } => S

Statement
@ braces3 @
statement S;
@@
  { S ... } => S

Statement
@ braces4 @
statement S;
@@
  { S } => S

Statement
@ ret @
@@
  return ...; => return;

// Fields reached in another way.

Expression
@ ptr_to_array @
expression E1, E2;
identifier fld;
@@
  E1->fld => E1[E2].fld

Expression
@ fld_to_ptr @
type T;
pure T E;
pure T *E1;
identifier fld;
@@
  E.fld => E1->fld

Expression
@ sizeof_type_expr @
pure type T;
T E;
@@
  sizeof(T) => sizeof E
`;
