import { sourceText } from '../../c/walk.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt } from '../steps.ts';
import { useIn } from '../uses.ts';

/** The device releases in the reverse order of acquisition: what is acquired after its user goes before it. */
export const acquiredAfterItsUser: Rule = {
  id: 'acquired-after-its-user',
  purpose:
    'Something managed is acquired after the interrupt or registration whose callback uses it, so it goes first.',
  cases: [
    'spi-uniphier, i2c-npcm: "... before devm_request_irq"',
    'mtk-cmdq: Move devm_mbox_controller_register() after devm_pm_runtime_enable()',
  ],
  inDriver: (view: DriverView): readonly Found[] => {
    const found: Found[] = [];
    for (const pair of view.watch.heldBefore) {
      const [earlier, later] = pair.split('<').map(Number);
      const [user, used] = [view.held[earlier ?? -1], view.held[later ?? -1]];
      if (user?.managed === undefined || used?.managed === undefined) continue;
      if (user.pattern.class !== 'active' || user.managed.startsLater || used.managed.startsLater) continue;
      const use = useIn(view, user, used);
      if (use?.place === undefined) continue;
      found.push({
        // Whether the callback can run before probe has enabled it, nobody can see here.
        confidence: 'likely',
        span: used.call,
        functionName: functionAt(view.file, used.call.start),
        message: `${use.field} is acquired after ${user.managed.name}(), ${use.who} it`,
        why: `The device releases it before it undoes ${user.managed.name}(); and that may be called back before it is there.`,
        advice: `Acquire ${use.field} first.`,
        path: [
          { span: user.call, text: 'from here on it may be called back' },
          { span: use.place, text: `this uses ${use.field}` },
          { span: used.call, text: 'acquired only here' },
        ],
        subject: `${sourceText(user.call, view.file.text)} ${use.field}`,
      });
    }
    return found;
  },
};
