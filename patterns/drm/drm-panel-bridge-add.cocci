/// Let the device remove the bridge that it puts before its panel.
// Class: active
// Fails: err-ptr
// Since: 4.13
// Declared: devm_drm_panel_bridge_add

@acquire@
expression driver.dev;
expression held, panel;
@@
  held =
- drm_panel_bridge_add(panel)
+ devm_drm_panel_bridge_add(dev, panel)

@release@
expression acquire.held;
@@
- drm_panel_bridge_remove(held);
