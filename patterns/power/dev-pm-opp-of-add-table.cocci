/// Let the device drop the table of its operating points.
// Class: passive
// Fails: errno
// Since: 5.13
// Declared: devm_pm_opp_of_add_table

@acquire@
expression driver.dev;
@@
- dev_pm_opp_of_add_table(dev)
+ devm_pm_opp_of_add_table(dev)

@release@
expression driver.dev;
@@
- dev_pm_opp_of_remove_table(dev);
