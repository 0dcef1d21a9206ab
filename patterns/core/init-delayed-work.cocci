/// Let the device cancel its delayed work.
/// Not when: what queues the work is still at it when the work is cancelled.
// Class: active
// Fails: never
// Managed-fails: errno
// Since: 5.13
// Declared: devm_delayed_work_autocancel
// Refused: the work is cancelled at the very end, and whatever queues it has to be gone by then

@acquire@
expression driver.dev;
expression work, worker;
@@
- INIT_DELAYED_WORK(work, worker)
+ devm_delayed_work_autocancel(dev, work, worker)

@release@
expression acquire.work;
@@
- cancel_delayed_work_sync(work);
