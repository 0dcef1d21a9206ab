import type { Flag } from '../../driver/model.ts';
import type { Case } from '../case.ts';
import { type Objection, objection } from '../verdict.ts';

/** What speaks against every site of a driver. */
export function objectionToUnit({ unit }: Pick<Case, 'unit'>): Objection | undefined {
  for (const flag of unit.flags) {
    const found = objectionOf(flag);
    if (found !== undefined) return found;
  }
  return undefined;
}

function objectionOf(flag: Flag): Objection | undefined {
  switch (flag.kind) {
    case 'shared-probe':
    case 'shared-remove':
      return objection('probe-shared', undefined, '', `Shared with ${flag.drivers.join(', ')}.`);
    case 'probe-used-elsewhere':
      return objection('probe-shared', flag.span, 'probe is used here as well');
    case 'remove-used-elsewhere':
      return objection('released-elsewhere', flag.span, 'remove is used here as well');
    case 'probe-elsewhere':
    case 'remove-elsewhere':
      return objection('driver-incomplete', undefined, '', `${flag.name}() is not in this file.`);
    case 'probe-unread':
    case 'remove-unread':
      return objection('function-unread', flag.span, 'not understood from here on');
    case 'probe-ambiguous':
    case 'remove-ambiguous':
      return objection('driver-incomplete', flag.span, 'defined more than once');
    case 'conditional':
      return objection('driver-incomplete', flag.span, `.${flag.field} is only there in some configurations`);
    case 'several-probes':
    case 'several-removes':
      return objection('driver-incomplete', undefined, '', `There are ${flag.names.join(' and ')}.`);
    case 'not-static':
      return objection('driver-incomplete', undefined, '', `Other files can call ${flag.role} as well.`);
    case 'registered-elsewhere':
      return objection('driver-incomplete', undefined, '', 'The driver is registered by another file.');
    case 'odd-parameter':
      return objection('owner-unknown', flag.span, 'not what the bus passes');
    case 'caution':
      return objection('bus-caution', undefined, '', flag.text);
    case 'init-probe':
      return undefined;
    default:
      flag satisfies never;
      return undefined;
  }
}
