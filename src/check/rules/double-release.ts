import { sourceText } from '../../c/walk.ts';
import type { Trace } from '../../lifetimes/paths/state.ts';
import { asksByCall } from '../evidence.ts';
import type { DriverView, Found, Rule } from '../rule.ts';
import { functionAt, stepsOf } from '../steps.ts';
import { whatOf } from '../what.ts';

/** A release by hand of what the device releases as well. */
export const doubleRelease: Rule = {
  id: 'double-release',
  purpose: 'What is managed is released by hand as well, so that it is released twice.',
  cases: [
    'drm/radeon: kfree() left in an error path after the change to devm_drm_dev_alloc() (CVE-2025-68170)',
    'hisi_sas: Drop free_irq() of devm_request_irq()',
    'soc: qcom: gsbi: disable left in remove beside devm_clk_get_enabled()',
  ],
  inDriver: (view: DriverView): readonly Found[] =>
    view.watch.byHand.flatMap(({ holding, call, surely, trace, phase }) => {
      const { watch, held, catalogue, file } = view;
      const site = held[holding.site];
      const callee = call.children[0]?.text ?? '';
      if (site?.managed === undefined) return [];
      if (catalogue.known.knowsManaged.has(callee)) return [];
      const isFirst = ({ node }: Trace): boolean => node.start === site.call.start;
      return [
        {
          confidence:
            surely && watch.complete && site.pattern.takenBy.length === 0 && !asksByCall(view, trace, isFirst)
              ? 'certain'
              : 'likely',
          span: call,
          functionName: functionAt(file, call.start),
          message: `${callee}() releases ${whatOf(site, file.text, 'has given to the device')}`,
          why: `The device releases it again ${phase === 'remove' ? 'after remove has returned' : 'when probe has failed, or after remove'}.`,
          advice: `Leave ${callee}() out, or acquire it by ${site.managed.plain || site.pattern.acquires[0]?.callee}().`,
          path: [{ span: site.call, text: 'given to the device here' }, ...stepsOf(trace, isFirst).slice(1)],
          subject: sourceText(call, file.text),
        },
      ];
    }),
};
