import { describe, expect, test } from '@jest/globals';
import { buses, busOf } from '../../src/driver/buses.ts';
import type { DriverUnit } from '../../src/driver/model.ts';
import { driverStructs } from '../../src/driver/units.ts';
import { driversIn, platform, probe, remove, sample } from './sample.ts';

const shown = ({ bus, name, probe: bind, remove: unbind }: DriverUnit): string =>
  `${bus.name} ${name}: ${bind.name} ${unbind?.name ?? 'nothing'}`;

const lamp = probe('lamp_probe') + remove('lamp_remove');

describe('what counts as a driver', () => {
  test.each([
    ['fields in any order', '.remove = lamp_remove, .driver = { .name = "lamp" }, .probe = lamp_probe,\n'],
    ['a comma left out at the end', '.probe = lamp_probe, .remove = lamp_remove\n'],
    ['the void remove', '.probe = lamp_probe, .remove_new = lamp_remove,\n'],
    ['the old names of fields', 'probe: lamp_probe, remove: lamp_remove,\n'],
    ['an address sign', '.probe = &lamp_probe, .remove = &lamp_remove,\n'],
    ['a cast', '.probe = (void *)lamp_probe, .remove = lamp_remove,\n'],
  ])('%s', (_, fields) => {
    expect(shown(sample(lamp + platform('lamp_driver', fields)).unit)).toBe(
      'platform lamp_driver: lamp_probe lamp_remove',
    );
  });

  test('a struct without a probe is none', () => {
    expect(driversIn(lamp + platform('lamp_driver', '.remove = lamp_remove,\n')).units).toEqual([]);
  });

  test('a struct that no bus is known of is none', () => {
    expect(driversIn(`${lamp}static struct lamp_ops ops = { .probe = lamp_probe };\n`).units).toEqual([]);
  });

  test('a declaration without a value is none, and no problem', () => {
    expect(driversIn('static struct platform_driver lamp_driver;\nint x = 1;\n')).toEqual({
      units: [],
      problems: [],
    });
  });

  test('NULL is no callback', () => {
    const { unit } = sample(lamp + platform('lamp_driver', '.probe = lamp_probe, .remove = NULL,\n'));
    expect(unit.remove).toBeUndefined();
  });
});

describe('buses', () => {
  test.each([
    ['i2c_driver', 'i2c_client', '.probe_new = bind, .remove = unbind', '&$->dev'],
    ['spi_driver', 'spi_device', '.probe = bind, .remove = unbind', '&$->dev'],
    ['pci_driver', 'pci_dev', '.probe = bind, .remove = unbind', '&$->dev'],
    ['usb_driver', 'usb_interface', '.probe = bind, .disconnect = unbind', '&$->dev'],
    ['amba_driver', 'amba_device', '.probe = bind, .remove = unbind', '&$->dev'],
    ['hid_driver', 'hid_device', '.probe = bind, .remove = unbind', '&$->dev'],
    ['phy_driver', 'phy_device', '.probe = bind, .remove = unbind', '&$->mdio.dev'],
    ['serio_driver', 'serio', '.connect = bind, .disconnect = unbind', '&$->dev'],
    ['acpi_driver', 'acpi_device', '.ops = { .add = bind, .remove = unbind }', '&$->dev'],
    ['fw_driver', 'fw_unit', '.probe = bind, .remove = unbind', '&$->device'],
    ['hv_driver', 'hv_device', '.probe = bind, .remove = unbind', '&$->device'],
    ['eisa_driver', 'device', '.driver = { .probe = bind, .remove = unbind }', '$'],
    ['isa_driver', 'device', '.probe = bind, .remove = unbind', '$'],
    ['ccwgroup_driver', 'ccwgroup_device', '.setup = bind, .remove = unbind', '&$->dev'],
  ])('%s', (driver, device, fields, owner) => {
    const param = `struct ${device} *it`;
    const text = `${probe('bind', param)}${remove('unbind', param)}static struct ${driver} drv = { ${fields} };\nregister_it(&drv);\n`;
    const { unit } = sample(text);
    expect(shown(unit)).toBe(`${unit.bus.name} drv: bind unbind`);
    expect(unit.bus).toBe(busOf(driver));
    expect(unit.bus.owner).toBe(owner);
    expect(unit.flags.filter((flag) => flag.kind !== 'caution')).toEqual([]);
  });

  test('no driver struct stands in the table twice, and every row has a place for the parameter', () => {
    expect(new Set(driverStructs).size).toBe(driverStructs.length);
    expect(buses.filter((bus) => !bus.owner.includes('$')).map((bus) => bus.name)).toEqual([]);
  });
});

describe('forms', () => {
  test('__exit_p and its like are kept beside the name', () => {
    const { unit } = sample(lamp + platform('d', '.probe = lamp_probe, .remove = __exit_p(lamp_remove),\n'));
    expect(unit.remove).toMatchObject({ name: 'lamp_remove', wrapper: '__exit_p' });
  });

  test('a field between #ifdef and #endif is conditional', () => {
    const text =
      lamp + platform('d', '.probe = lamp_probe,\n#ifdef MODULE\n.remove = lamp_remove,\n#endif\n');
    const { unit } = sample(text);
    expect(unit.remove?.conditional).toBe(true);
    expect(unit.probe.conditional).toBe(false);
    expect(unit.flags).toMatchObject([{ kind: 'conditional', field: 'remove' }]);
  });

  test('what #if 0 switches off does not count', () => {
    const text =
      lamp +
      platform(
        'd',
        '.probe = lamp_probe,\n#if 0\n.shutdown = lamp_remove,\n#endif\n.remove = lamp_remove,\n',
      );
    const { unit } = sample(text);
    expect(unit.callbacks.map((each) => each.field)).toEqual(['probe', 'remove']);
    expect(unit.flags).toEqual([]);
  });

  test('a probe that is handed over at registration', () => {
    const text = `${lamp}static struct platform_driver d = { .remove = __exit_p(lamp_remove) };
static int __init start(void)
{
	return platform_driver_probe(&d, lamp_probe);
}
module_init(start);
`;
    const { unit } = sample(text);
    expect(unit.probe).toMatchObject({ field: 'platform_driver_probe', name: 'lamp_probe' });
    expect(unit.flags.map((flag) => flag.kind)).toEqual(['init-probe']);
  });

  test('the same by a macro at file level', () => {
    const text = `${lamp}static struct platform_driver d = { .remove = lamp_remove };\nmodule_platform_driver_probe(d, lamp_probe);\n`;
    expect(sample(text).unit.flags.map((flag) => flag.kind)).toEqual(['init-probe']);
  });

  test('an array of drivers is one unit an element', () => {
    const param = 'struct phy_device *phy';
    const text = `${probe('a', param)}${probe('b', param)}static struct phy_driver all[] = {\n{ .probe = a },\n{ .name = "none" },\n[3] = { .probe = b },\n};\nmodule_phy_driver(all);\n`;
    expect(driversIn(text).units.map(shown)).toEqual(['phy all[0]: a nothing', 'phy all[2]: b nothing']);
  });

  test('several drivers in a file', () => {
    const text = `${lamp}${probe('fan_probe')}${platform('lamps', '.probe = lamp_probe,\n')}${platform('fans', '.probe = fan_probe,\n')}`;
    expect(driversIn(text).units.map(shown)).toEqual([
      'platform lamps: lamp_probe nothing',
      'platform fans: fan_probe nothing',
    ]);
  });

  test('power callbacks come from the struct that .pm names', () => {
    const text = `${lamp}static int nap(struct device *dev)\n{\n\treturn 0;\n}
static int wake(struct device *dev)\n{\n\treturn 0;\n}
static const struct dev_pm_ops ops = { .runtime_suspend = nap, .runtime_resume = wake };
${platform('d', '.probe = lamp_probe, .driver = { .pm = pm_ptr(&ops) },\n')}`;
    expect(sample(text).unit.callbacks.map(({ role, field, name }) => `${role} ${field} ${name}`)).toEqual([
      'probe probe lamp_probe',
      'power driver.pm.runtime_suspend nap',
      'power driver.pm.runtime_resume wake',
    ]);
  });

  test('... or from the macro that makes it', () => {
    const text = `${lamp}static int nap(struct device *dev)\n{\n\treturn 0;\n}
static SIMPLE_DEV_PM_OPS(ops, nap, nap);
${platform('d', '.probe = lamp_probe, .driver.pm = &ops,\n')}`;
    expect(sample(text).unit.callbacks.map((each) => each.name)).toContain('nap');
  });

  test('shutdown, in the struct or in its driver', () => {
    const text = lamp + platform('d', '.probe = lamp_probe, .driver = { .shutdown = lamp_remove },\n');
    expect(sample(text).unit.callbacks.map((each) => each.role)).toEqual(['probe', 'shutdown']);
  });
});

describe('flags', () => {
  const kinds = (text: string) => driversIn(text).units.map((unit) => unit.flags.map((flag) => flag.kind));

  test('one probe for two drivers', () => {
    const text = `${lamp}${platform('a', '.probe = lamp_probe,\n')}${platform('b', '.probe = lamp_probe,\n')}`;
    expect(kinds(text)).toEqual([['shared-probe'], ['shared-probe']]);
  });

  test('a probe or remove of another file', () => {
    const text = platform('d', '.probe = core_probe, .remove = core_remove,\n');
    expect(kinds(text)).toEqual([['probe-elsewhere', 'remove-elsewhere']]);
  });

  test('remove called from probe is a function like any other, from elsewhere it is not', () => {
    const text = `${remove('unbind')}static int bind(struct platform_device *pdev)\n{\n\tunbind(pdev);\n\treturn 1;\n}\n${platform('d', '.probe = bind, .remove = unbind,\n')}`;
    expect(driversIn(text).units[0]?.flags).toEqual([]);
    const later = `${text}void again(struct platform_device *pdev)\n{\n\tunbind(pdev);\n}\n`;
    expect(driversIn(later).units[0]?.flags).toMatchObject([{ kind: 'remove-used-elsewhere', how: 'call' }]);
  });

  test('a name for a group of resources is no use', () => {
    const text = `static int bind(struct platform_device *pdev)\n{\n\tdevres_open_group(&pdev->dev, bind, GFP_KERNEL);\n\treturn 0;\n}\n${platform('d', '.probe = bind,\n')}`;
    expect(kinds(text)).toEqual([[]]);
  });

  test('two definitions, of which #ifdef chooses', () => {
    const text = `#ifdef A\n${probe('bind')}#else\n${probe('bind')}#endif\n${platform('d', '.probe = bind,\n')}`;
    expect(kinds(text)).toEqual([['probe-ambiguous']]);
  });

  test('two probes in one struct', () => {
    const param = 'struct i2c_client *client';
    const text = `${probe('a', param)}${probe('b', param)}static struct i2c_driver d = { .probe = a, .probe_new = b };\nmodule_i2c_driver(d);\n`;
    expect(kinds(text)).toEqual([['several-probes']]);
  });

  test('a callback that takes something else', () => {
    const text = `${probe('bind', 'void *what')}${platform('d', '.probe = bind,\n')}`;
    expect(kinds(text)).toEqual([['odd-parameter']]);
  });

  test('a struct for others to register', () => {
    expect(kinds(`${lamp}struct platform_driver d = { .probe = lamp_probe };\n`)).toEqual([
      ['registered-elsewhere'],
    ]);
  });

  test('a caution that depends on what the file does', () => {
    const text = (call: string) =>
      `${probe('bind', 'struct usb_interface *intf')}static struct usb_driver d = { .probe = bind };\nmodule_usb_driver(d);\n${call}`;
    expect(kinds(text(''))).toEqual([[]]);
    expect(kinds(text('void f(void)\n{\n\tusb_driver_claim_interface(&d, x, y);\n}\n'))).toEqual([
      ['caution'],
    ]);
  });
});

describe('problems', () => {
  test('a remove that is an expression', () => {
    const text = lamp + platform('d', '.probe = lamp_probe, .remove = A ? lamp_remove : other,\n');
    expect(driversIn(text).problems).toMatchObject([{ code: 'callback-not-a-name' }]);
  });

  test('a driver struct that cannot be read', () => {
    const text = lamp + platform('d', '.probe = lamp_probe, .remove = ) (,\n');
    expect(driversIn(text).problems).toMatchObject([{ code: 'unread-driver' }]);
  });

  test('a file that is no C at all', () => {
    expect(driversIn('{ struct platform_driver x = {{{ ]] "').units).toEqual([]);
  });
});
