/// Let the device put the state in shared memory that probe looks up.
// Class: passive
// Fails: err-ptr
// Since: 5.13
// Declared: devm_qcom_smem_state_get

@acquire@
expression driver.dev;
expression held, id, bit;
@@
  held =
- qcom_smem_state_get(dev, id, bit)
+ devm_qcom_smem_state_get(dev, id, bit)

@release@
expression acquire.held;
@@
- qcom_smem_state_put(held);
