/// Let the device remove the bridge that it puts before its panel.
// Class: active
// Fails: err-ptr
// Since: 5.7
// Declared: devm_drm_panel_bridge_add_typed

@acquire@
expression driver.dev;
expression held, panel, kind;
@@
  held =
- drm_panel_bridge_add_typed(panel, kind)
+ devm_drm_panel_bridge_add_typed(dev, panel, kind)

@release@
expression acquire.held;
@@
- drm_panel_bridge_remove(held);
