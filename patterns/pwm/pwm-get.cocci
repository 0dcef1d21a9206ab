/// Let the device put the PWM that probe looks up.
/// Not when: the PWM is looked up for another device.
// Class: passive
// Fails: err-ptr
// Since: 3.7
// Declared: devm_pwm_get

@acquire@
expression driver.dev;
expression held, id;
@@
  held =
- pwm_get(dev, id)
+ devm_pwm_get(dev, id)

@release@
expression acquire.held;
@@
- pwm_put(held);

@other@
expression acquire.held;
expression driver.dev;
@@
  devm_pwm_put(dev, held)
