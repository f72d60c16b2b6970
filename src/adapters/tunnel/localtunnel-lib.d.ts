/**
 * The part of localtunnel 2.0.2 that holds the connections: `@types/localtunnel` describes only the front door, which asks the server
 * with an HTTP client of its own.
 */
declare module 'localtunnel/lib/TunnelCluster.js' {
  import type { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  interface ClusterOptions {
    /** Asked instead of `remote_host` where the server names one. */
    readonly remote_ip?: string | undefined;
    readonly remote_host: string;
    readonly remote_port: number;
    local_host?: string | undefined;
    readonly local_port: number;
  }

  class TunnelCluster extends EventEmitter<{ open: [Socket]; error: [Error]; dead: [] }> {
    constructor(options: ClusterOptions);
    open(): void;
  }

  export = TunnelCluster;
}
