/// Let the device drop one table of its operating points.
// Class: passive
// Fails: errno
// Since: 5.16
// Declared: devm_pm_opp_of_add_table_indexed

@acquire@
expression driver.dev;
expression index;
@@
- dev_pm_opp_of_add_table_indexed(dev, index)
+ devm_pm_opp_of_add_table_indexed(dev, index)

@release@
expression driver.dev;
@@
- dev_pm_opp_of_remove_table(dev);
