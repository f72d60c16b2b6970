import type { ReactNode } from 'react';
import './message.css';

interface MessageProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** What a view shows instead of its content: nothing there, nothing found, failed. `children` are the ways on. */
export function Message({ icon, title, hint, children }: MessageProps): ReactNode {
  return (
    <div className="message" role="status">
      {icon}
      <h2>{title}</h2>
      {hint !== undefined && <p className="quiet">{hint}</p>}
      {children}
    </div>
  );
}
