/// Let the device claim its registers and map them, all in one.
/// Not when: the region is not claimed so far: others may use it as well, and then it cannot be claimed.
// Class: passive
// Fails: null
// Managed-fails: err-ptr
// Since: 3.9
// Declared: devm_ioremap_resource
// Header: linux/io.h

@lookup@
expression driver.device;
expression res, n;
@@
  res = platform_get_resource(device, IORESOURCE_MEM, n);

@claim@
expression lookup.res;
expression name;
@@
- request_mem_region(res->start, resource_size(res), name)

@map@
expression lookup.res;
@@
- ioremap(res->start, resource_size(res))

@merged@
expression driver.dev;
expression lookup.res;
expression start, size;
@@
- ioremap(start, size)
+ devm_ioremap_resource(dev, res)
