import { useEffect, useState } from 'react';

export interface Draft {
  readonly typed: string;
  readonly changed: boolean;
  type(typed: string): void;
  /** Back to what is in force. */
  drop(): void;
}

/** What is being typed, until it is the same as what is in force. @param inForce as it would be typed. */
export function useDraft(inForce: string): Draft {
  const [typed, setTyped] = useState(inForce);
  useEffect(() => setTyped(inForce), [inForce]);
  return { typed, changed: typed !== inForce, type: setTyped, drop: () => setTyped(inForce) };
}
