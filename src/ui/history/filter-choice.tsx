import type { ReactNode } from 'react';
import { useText } from '../app/window-context.ts';

interface FilterChoiceProps<Value extends string> {
  readonly label: string;
  /** What the choice is called when it leaves nothing out. */
  readonly any: string;
  /** More than one only when the address says so. */
  readonly chosen: readonly Value[];
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value | null) => void;
}

/** One filter as the system's own list. */
export function FilterChoice<Value extends string>(props: FilterChoiceProps<Value>): ReactNode {
  const { label, any, chosen, options, onChoose } = props;
  const text = useText();
  const [only = ''] = chosen;
  return (
    <select
      className="filter-choice"
      aria-label={label}
      data-set={chosen.length > 0 || undefined}
      value={chosen.length > 1 ? 'several' : only}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChoose(options.find((option) => option.value === value)?.value ?? null);
      }}
    >
      <option value="">{any}</option>
      {chosen.length > 1 && <option value="several">{text('filter.several')}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
