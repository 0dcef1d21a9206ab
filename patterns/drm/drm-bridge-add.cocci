/// Let the device remove its display bridge.
// Class: active
// Fails: never
// Managed-fails: errno
// Since: 6.0
// Declared: devm_drm_bridge_add

@acquire@
expression driver.dev;
expression bridge;
@@
- drm_bridge_add(bridge)
+ devm_drm_bridge_add(dev, bridge)

@release@
expression acquire.bridge;
@@
- drm_bridge_remove(bridge);
