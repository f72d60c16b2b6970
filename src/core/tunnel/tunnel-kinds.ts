/** What of `tunnel` in the settings one kind of tunnel may use. */
export type TunnelField = 'host' | 'subdomain' | 'publicUrl';

export interface TunnelKindRow {
  /** Shown with the kind, in this order, each with an example of what may stand there. */
  readonly fields: Partial<Readonly<Record<TunnelField, string>>>;
  /** Which field makes its address outlive a restart; `always` where it is the operator's own, or there is none. */
  readonly fixedBy: TunnelField | 'always';
  /** Whether it is a way in of ours, which can be opened and tried. */
  readonly isOpened: boolean;
}

/**
 * Every way in, in the order in which they are offered. What is open is decided here; the adapter of each is chosen in
 * `adapters/tunnel/tunnel-of-settings.ts`, and its words are `settings.tunnel*.<kind>`.
 */
export const tunnelKinds = {
  localtunnel: {
    fields: { host: 'https://localtunnel.me', subdomain: 'anna-company' },
    fixedBy: 'subdomain',
    isOpened: true,
  },
  // A quick tunnel without fields; a named one, whose address Cloudflare knows, with them.
  cloudflared: {
    fields: { publicUrl: 'https://calls.company.com', subdomain: 'offhook' },
    fixedBy: 'publicUrl',
    isOpened: true,
  },
  static: { fields: { publicUrl: 'https://calls.company.com' }, fixedBy: 'always', isOpened: true },
  none: { fields: {}, fixedBy: 'always', isOpened: false },
} as const satisfies Readonly<Record<string, TunnelKindRow>>;

export type TunnelKind = keyof typeof tunnelKinds;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const tunnelKindNames = Object.keys(tunnelKinds) as readonly TunnelKind[] as [
  TunnelKind,
  ...TunnelKind[],
];

/** Whether the public address is the same after a restart: nobody need paste another one then. */
export function hasFixedAddress(tunnel: {
  readonly kind: TunnelKind;
  readonly subdomain: string | null;
  readonly publicUrl: string | null;
}): boolean {
  const { fixedBy } = tunnelKinds[tunnel.kind];
  return fixedBy === 'always' || tunnel[fixedBy] !== null;
}
