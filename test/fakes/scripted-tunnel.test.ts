import { tunnelContract } from '../contracts/tunnel-contract.ts';
import { failing, opening, scriptedTunnel, type Script } from './scripted-tunnel.ts';

const scripted = (script: Script, comesTo: 'open' | 'failed') => async () => ({
  tunnel: scriptedTunnel(script),
  localPort: 8080,
  comesTo,
  close: () => Promise.resolve(),
});

tunnelContract('the fake that opens', scripted(opening('https://home.example'), 'open'));
tunnelContract('the fake that fails', scripted(failing('unreachable'), 'failed'));
