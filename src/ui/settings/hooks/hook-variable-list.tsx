import type { ReactNode } from 'react';
import type { HookVariable } from '../../../core/hooks/hook-variables.ts';
import { useText } from '../../app/window-context.ts';

/** All of them: a new one without words does not compile. */
const variables = Object.keys({
  number: 0,
  name: 0,
  company: 0,
  direction: 0,
  outcome: 0,
  callId: 0,
  line: 0,
  durationS: 0,
  startedAt: 0,
  cardUrl: 0,
} satisfies Record<HookVariable, 0>);

/** What a hook may say of a call. */
export function HookVariables({ what }: { readonly what: 'run' | 'post' }): ReactNode {
  const text = useText();
  return (
    <div className="hook-variables">
      {what === 'run' && <p>{text('settings.hook-variables')}</p>}
      <dl>
        {variables.filter(isVariable).map((name) => (
          <div key={name}>
            <dt>
              <code>{what === 'run' ? `{${name}}` : name}</code>
            </dt>
            <dd className="quiet">{text(`settings.variable.${name}`)}</dd>
          </div>
        ))}
      </dl>
      {what === 'run' && <p className="quiet">{text('settings.hook-variables-env')}</p>}
    </div>
  );
}

function isVariable(name: string): name is HookVariable {
  return variables.includes(name);
}
