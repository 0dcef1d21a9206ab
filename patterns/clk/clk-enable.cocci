/// A clock that is enabled, and was prepared elsewhere.
// Class: stateful
// Fails: errno
// Action: clk_disable

@acquire@
expression it;
@@
  clk_enable(it)

@release@
expression acquire.it;
@@
- clk_disable(it);
