/// Let the device give back the time stamps that probe requests.
// Class: active
// Fails: errno
// Since: 5.19
// Declared: devm_hte_request_ts_ns
// Refused: hte_ts_get() before it takes a reference that hte_ts_put() gives back as well

@acquire@
expression driver.dev;
expression stamp, callback, second, data;
@@
- hte_request_ts_ns(stamp, callback, second, data)
+ devm_hte_request_ts_ns(dev, stamp, callback, second, data)

@release@
expression acquire.stamp;
@@
- hte_ts_put(stamp);
