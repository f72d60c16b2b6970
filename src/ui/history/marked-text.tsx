import { memo, type ReactNode } from 'react';
import { segmentsOf, type Sought } from './marks.ts';

interface MarkedTextProps {
  /** Hostile. */
  readonly text: string;
  readonly sought?: Sought;
}

/** Text of strangers: isolated, so that its direction ends with it, and with the words of the search marked. */
export const MarkedText = memo(function MarkedText({ text, sought }: MarkedTextProps): ReactNode {
  // Marks that turn the order of letters around make "gnp.exe" of "exe.png".
  const honest = text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
  if (sought === undefined || sought.words.length === 0) return <bdi>{honest}</bdi>;
  return (
    <bdi>
      {segmentsOf(honest, sought).map((segment, index) =>
        // A segment is its place: they are made anew with every search.
        segment.marked ? <mark key={index}>{segment.text}</mark> : segment.text,
      )}
    </bdi>
  );
});
