import type { TunnelKind } from '../../core/tunnel/tunnel-kinds.ts';

export const de: Readonly<Record<`tunnel${'' | '-about' | '-reads'}.${TunnelKind}`, string>> = {
  'tunnel.localtunnel': 'localtunnel',
  'tunnel.cloudflared': 'Cloudflare-Tunnel',
  'tunnel.static': 'Eine eigene Adresse',
  'tunnel.none': 'Keiner',
  'tunnel-about.localtunnel':
    'Kostenlos und ohne Konto. Ab und zu langsam oder weg; Offhook merkt und behebt es.',
  'tunnel-about.cloudflared': 'Schnell und beständig. Das Programm cloudflared muss installiert sein.',
  'tunnel-about.static': 'Ein Reverse Proxy oder Router Ihrer Firma führt zu diesem Rechner.',
  'tunnel-about.none': 'Etwas anderes bringt Ereignisse zum Port unter „Für Fachleute“, oder nichts tut es.',
  'tunnel-reads.localtunnel':
    'Das letzte Stück von localtunnel ist unverschlüsseltes TCP: Sein Betreiber, und wer unterwegs mithört, kann Namen, Nummern und Token lesen.',
  'tunnel-reads.cloudflared':
    'Die Verschlüsselung endet bei Cloudflare: Cloudflare kann Namen, Nummern und Token lesen.',
  'tunnel-reads.static': 'Wer an dieser Adresse TLS beendet, kann Namen, Nummern und Token lesen.',
  'tunnel-reads.none': 'Über Offhook niemand: Es öffnet selbst keinen Zugang.',
};
