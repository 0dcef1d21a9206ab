import { describe, expect, test } from '@jest/globals';
import { argumentsOf } from '../../src/driver/calls.ts';
import { isOwnerDevice, ownerDeviceIn } from '../../src/driver/owner.ts';
import { isOnlyFromProbe, reachOf } from '../../src/driver/reach.ts';
import { platform, sample } from './sample.ts';

const driver = platform('lamp_driver', '.probe = lamp_probe, .remove = lamp_remove,\n');

const withProbe = (body: string, more = ''): string =>
  `${more}static int lamp_probe(struct platform_device *pdev)\n{\n${body}\treturn 0;\n}\n` +
  `static int lamp_remove(struct platform_device *pdev)\n{\n\treturn 0;\n}\n${driver}`;

function spellings(text: string, name = 'lamp_probe'): readonly string[] | string {
  const { unit, drivers, calls } = sample(text);
  const owner = ownerDeviceIn(name, unit, drivers, calls);
  return owner.kind === 'owner' ? owner.spellings.map((each) => each.expression) : owner.code;
}

describe('in probe itself', () => {
  test.each([
    ['from the parameter', '\tuse(pdev);\n', ['&pdev->dev']],
    ['by a local that has no other value', '\tstruct device *dev = &pdev->dev;\n', ['dev', '&pdev->dev']],
    ['by one that is set at once', '\tstruct device *dev;\n\n\tdev = &pdev->dev;\n', ['dev', '&pdev->dev']],
    ['by a local of a local', '\tstruct device *a = &(pdev->dev), *b = a;\n', ['a', 'b', '&pdev->dev']],
    [
      'not by one that gets a second value',
      '\tstruct device *dev = &pdev->dev;\n\tdev = dev->parent;\n',
      ['&pdev->dev'],
    ],
    [
      'not by one whose address goes out',
      '\tstruct device *dev = &pdev->dev;\n\tfill(&dev);\n',
      ['&pdev->dev'],
    ],
    [
      'not by one that a branch sets',
      '\tstruct device *dev;\n\tif (x)\n\t\tdev = &pdev->dev;\n',
      ['&pdev->dev'],
    ],
    ['not under #ifdef', '#ifdef A\n\tstruct device *dev = &pdev->dev;\n#endif\n', ['&pdev->dev']],
    [
      'not by one that another hides',
      '\tstruct device *dev = &pdev->dev;\n\t{\n\t\tstruct device *dev = x;\n\t}\n',
      ['&pdev->dev'],
    ],
    ['not by a parent', '\tstruct device *dev = pdev->dev.parent;\n', ['&pdev->dev']],
    ['by a field that is set once', '\tlamp = get();\n\tlamp->dev = &pdev->dev;\n', ['&pdev->dev']],
    [
      'by a field of a local',
      '\tstruct lamp *lamp = get();\n\tlamp->dev = &pdev->dev;\n',
      ['&pdev->dev', 'lamp->dev'],
    ],
    [
      'not by a field that is set again',
      '\tstruct lamp *lamp = get();\n\tlamp->dev = &pdev->dev;\n\tlamp->dev = 0;\n',
      ['&pdev->dev'],
    ],
  ])('%s', (_, body, expected) => {
    expect(spellings(withProbe(body))).toEqual(expected);
  });

  test('a parameter that is changed is nobody', () => {
    expect(spellings(withProbe('\tpdev = other;\n'))).toBe('caller-passes-other-device');
  });

  test('an expression counts from where its value is set', () => {
    const { unit, drivers, calls } = sample(
      withProbe(
        '\tstruct device *dev;\n\tearly(dev);\n\tdev = &pdev->dev;\n\tlate(dev);\n\tlate(&(pdev->dev));\n',
      ),
    );
    const owner = ownerDeviceIn('lamp_probe', unit, drivers, calls);
    const [item] = calls.definitionsOf('lamp_probe');
    const found = item === undefined ? [] : calls.callsIn(item);
    const judged = found.map(
      ({ name, call }) => `${name} ${argumentsOf(call).map((arg) => isOwnerDevice(owner, arg))}`,
    );
    expect(judged).toEqual(['early false', 'late true', 'late true']);
  });

  test('behind a goto an expression counts up to the next label', () => {
    const { unit, drivers, calls } = sample(
      withProbe(
        '\tstruct device *dev;\n\tif (x)\n\t\tgoto out;\n\tdev = &pdev->dev;\n\tbehind(dev);\nout:\n\tperhaps(dev);\n',
      ),
    );
    const owner = ownerDeviceIn('lamp_probe', unit, drivers, calls);
    const [item] = calls.definitionsOf('lamp_probe');
    const judged = (item === undefined ? [] : calls.callsIn(item)).map(
      ({ name, call }) => `${name} ${argumentsOf(call).map((arg) => isOwnerDevice(owner, arg))}`,
    );
    expect(judged).toEqual(['behind true', 'perhaps false']);
  });
});

describe('in functions that probe calls', () => {
  const helper = (params: string) => `static int setup(${params})\n{\n\treturn 0;\n}\n`;

  test.each([
    ['the bus device', 'struct platform_device *p', '\tsetup(pdev);\n', ['&p->dev']],
    ['the device', 'struct device *d', '\tsetup(&pdev->dev);\n', ['d']],
    [
      'the device by a local',
      'int n, struct device *d',
      '\tstruct device *dev = &pdev->dev;\n\tsetup(1, dev);\n',
      ['d'],
    ],
    [
      'something that holds it',
      'struct lamp *l',
      '\tstruct lamp *lamp = get();\n\tlamp->dev = &pdev->dev;\n\tsetup(lamp);\n',
      ['l->dev'],
    ],
    [
      'something that holds the bus device',
      'struct lamp *l',
      '\tstruct lamp *lamp = get();\n\tlamp->pdev = pdev;\n\tsetup(lamp);\n',
      ['&l->pdev->dev'],
    ],
    [
      'something that held another one before',
      'struct lamp *l',
      '\tstruct lamp *lamp = get();\n\tlamp->pdev = other;\n\tlamp->pdev = pdev;\n\tsetup(lamp);\n',
      undefined,
    ],
  ])('%s is passed', (_, params, body, expected) => {
    expect(spellings(withProbe(body, helper(params)), 'setup')).toEqual(
      expected?.filter((each) => each !== 'p') ?? 'no-device-parameter',
    );
  });

  test.each([
    [
      'one call passes another device',
      '\tsetup(&pdev->dev);\n\tsetup(pdev->dev.parent);\n',
      'caller-passes-other-device',
    ],
    [
      'it is passed too early',
      '\tstruct device *dev;\n\tsetup(dev);\n\tdev = &pdev->dev;\n',
      'caller-passes-other-device',
    ],
    ['its address is used', '\tsetup(&pdev->dev);\n\tlater(setup);\n', 'unknown-callers'],
    ['nobody calls it', '', 'unknown-callers'],
  ])('refused: %s', (_, body, code) => {
    expect(spellings(withProbe(body, helper('struct device *d')), 'setup')).toBe(code);
  });

  test('refused: it is not static', () => {
    const text = withProbe('\tsetup(&pdev->dev);\n', helper('struct device *d').replace('static ', ''));
    expect(spellings(text, 'setup')).toBe('unknown-callers');
  });

  test('refused: it calls itself', () => {
    const text = withProbe(
      '\tsetup(&pdev->dev);\n',
      'static void setup(struct device *d)\n{\n\tsetup(d);\n}\n',
    );
    expect(spellings(text, 'setup')).toBe('recursive');
  });

  test('the bus device has a name there, too', () => {
    const { unit, drivers, calls } = sample(
      withProbe('\tsetup(pdev);\n', helper('struct platform_device *p')),
    );
    const owner = ownerDeviceIn('setup', unit, drivers, calls);
    expect(owner).toMatchObject({ kind: 'owner', device: [{ expression: 'p' }] });
  });

  test('through two functions', () => {
    const text = withProbe(
      '\touter(pdev);\n',
      `${helper('struct device *d')}static void outer(struct platform_device *p)\n{\n\tsetup(&p->dev);\n}\n`,
    );
    expect(spellings(text, 'setup')).toEqual(['d']);
  });
});

describe('reach', () => {
  const helper = 'static void helper(void)\n{\n}\n';

  const reach = (text: string, name = 'helper') => {
    const { unit, drivers, calls } = sample(text);
    const found = reachOf(name, unit, drivers, calls);
    return { roles: [...found.roles].sort(), why: found.foreign?.why, only: isOnlyFromProbe(found) };
  };

  test('only probe', () => {
    expect(reach(withProbe('\thelper();\n', helper))).toEqual({
      roles: ['probe'],
      why: undefined,
      only: true,
    });
  });

  test('probe and remove', () => {
    const text = withProbe('\thelper();\n', helper).replace(
      'lamp_remove(struct platform_device *pdev)\n{\n',
      'lamp_remove(struct platform_device *pdev)\n{\n\thelper();\n',
    );
    expect(reach(text)).toEqual({ roles: ['probe', 'remove'], why: undefined, only: false });
  });

  test.each([
    ['an interrupt handler', '\thelper();\n\trequest_irq(1, helper, 0, "x", pdev);\n', '', 'address'],
    [
      'a table of operations',
      '\thelper();\n',
      'static struct file_operations ops = { .open = helper };\n',
      'address',
    ],
    ['a macro', '\thelper();\n', '#define GO helper()\n', 'unread'],
    ['an export', '\thelper();\n', 'EXPORT_SYMBOL(helper);\n', 'address'],
  ])('and %s', (_, body, more, why) => {
    expect(reach(withProbe(body, helper + more))).toEqual({ roles: ['probe'], why, only: false });
  });

  test('another driver of the file', () => {
    const text =
      withProbe('\thelper();\n', helper) +
      `static int fan_probe(struct platform_device *pdev)\n{\n\thelper();\n\treturn 0;\n}\n${platform('fans', '.probe = fan_probe,\n')}`;
    expect(reach(text)).toEqual({ roles: ['probe'], why: 'other-driver', only: false });
  });

  test('a function that is not static', () => {
    expect(reach(withProbe('\thelper();\n', helper.replace('static ', '')))).toMatchObject({ why: 'global' });
  });

  test('prototypes, fields and comments of that name do not matter', () => {
    const more = `static void helper(void);\nstruct lamp { int helper; };\n/* helper() */\n${helper}`;
    expect(reach(withProbe('\tpdev->helper = 1;\n\thelper();\n', more))).toMatchObject({ only: true });
  });
});
