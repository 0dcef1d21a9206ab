/// Let the device cancel its work.
/// Not when: what queues the work is still at it when the work is cancelled.
// Class: active
// Fails: never
// Managed-fails: errno
// Since: 5.14
// Declared: devm_work_autocancel
// Refused: the work is cancelled at the very end, and whatever queues it has to be gone by then

@acquire@
expression driver.dev;
expression work, worker;
@@
- INIT_WORK(work, worker)
+ devm_work_autocancel(dev, work, worker)

@release@
expression acquire.work;
@@
- cancel_work_sync(work);
