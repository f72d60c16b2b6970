/** The part of localtunnel 2.0.2 behind its front door: `@types/localtunnel` describes only the door. */
declare module 'localtunnel/lib/Tunnel.js' {
  import type { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  interface RelayOptions {
    readonly host: string;
    readonly port: number;
    readonly local_host?: string;
  }

  /** What the server says of a new tunnel. */
  interface Registration {
    readonly id: string;
    readonly url: string;
    readonly port: number;
    readonly ip?: string | undefined;
    readonly max_conn_count?: number;
  }

  interface Cluster extends EventEmitter<{ open: [Socket]; error: [Error]; dead: [] }> {
    readonly opts: { local_host?: string | undefined };
    open(): void;
  }

  class Tunnel extends EventEmitter<{ error: [Error]; url: [string]; close: [] }> {
    constructor(options: RelayOptions);
    readonly tunnelCluster: Cluster;
    _getInfo(registration: Registration): object;
    _establish(info: object): void;
    close(): void;
  }

  export = Tunnel;
}
