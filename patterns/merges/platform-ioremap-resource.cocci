/// Let the device look its registers up, claim them and map them, all in one.
/// Not when: the region is not claimed so far: others may use it as well, and then it cannot be claimed.
/// Not when: the resource is used for more.
// Class: passive
// Fails: null
// Managed-fails: err-ptr
// Since: 5.1
// Declared: devm_platform_ioremap_resource
// Header: linux/platform_device.h

@lookup@
expression driver.device;
expression res, n;
@@
- res = platform_get_resource(device, IORESOURCE_MEM, n);

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
expression driver.device;
expression lookup.n;
expression start, size;
@@
- ioremap(start, size)
+ devm_platform_ioremap_resource(device, n)
