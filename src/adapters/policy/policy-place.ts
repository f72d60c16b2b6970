import { posix, win32 } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface PolicyPlace {
  readonly file: string;
  /** `OFFHOOK_POLICY` asks for it: then it has to be there. */
  readonly named: boolean;
}

/** Where the administrator's policy lies on this machine. */
export function policyPlace(platform: NodeJS.Platform, environment: Environment): PolicyPlace {
  const named = environment['OFFHOOK_POLICY'];
  if (named !== undefined && named !== '') return { file: named, named: true };
  return { file: usualPlace(platform, environment), named: false };
}

function usualPlace(platform: NodeJS.Platform, environment: Environment): string {
  if (platform === 'win32') return win32.join(programData(environment), 'Offhook', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/Offhook/policy.json';
  return '/etc/offhook/policy.json';
}

export function isAbsolutePath(platform: NodeJS.Platform, file: string): boolean {
  return platform === 'win32' ? win32.isAbsolute(file) : posix.isAbsolute(file);
}

/**
 * Windows' permissions cannot be read without a program of its own, so the place has to vouch for the file. Program
 * Files is written by administrators only. In ProgramData any user can make what is not there yet: the installer or
 * the administrator makes the folder, and with it decides who may write there.
 */
export function isAdministratorsPlace(file: string, environment: Environment): boolean {
  const places = [programData(environment), environment['ProgramFiles'] ?? 'C:\\Program Files'];
  return places.some((place) => {
    const inside = win32.relative(place, win32.resolve(file));
    return inside !== '' && !inside.startsWith('..') && !win32.isAbsolute(inside);
  });
}

function programData(environment: Environment): string {
  return environment['ProgramData'] ?? 'C:\\ProgramData';
}
