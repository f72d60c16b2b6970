import { InputWrapperContext } from '@mantine/core';
import type { ReactNode } from 'react';

interface DescribedProps {
  readonly id: string;
  /** Ids of what describes it. */
  readonly by: string;
  readonly children: ReactNode;
}

/** Ties a field of the kit to words that stand elsewhere: the kit takes its description from nobody but its own wrapper. */
export function Described({ id, by, children }: DescribedProps): ReactNode {
  return (
    <InputWrapperContext
      value={{
        offsetTop: false,
        offsetBottom: false,
        describedBy: by,
        inputId: id,
        labelId: undefined,
        getStyles: null,
      }}
    >
      {children}
    </InputWrapperContext>
  );
}
