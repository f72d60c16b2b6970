import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Kills a process that was started `detached`, and everything it started that did not leave its group. */
export function killGroup(child: ChildProcess, platform: NodeJS.Platform): void {
  if (child.pid === undefined) return;
  if (platform === 'win32') killTree(child.pid, () => child.kill());
  else {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** Windows has no groups; its own tool knows who started whom. */
function killTree(pid: number, otherwise: () => void): void {
  const tool = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');
  spawn(tool, ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).once(
    'error',
    otherwise,
  );
}
