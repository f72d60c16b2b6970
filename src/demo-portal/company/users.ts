/** Somebody who works at the demo company. Ids are decimal digits. */
export interface PortalUser {
  readonly id: string;
  readonly name: string;
  readonly lastName: string;
  /** Extension in the telephony, null without one. */
  readonly innerPhone: string | null;
  readonly isAdmin: boolean;
}

export const adminId = '1';
export const operatorId = '1269';
export const colleagueId = '1270';

const users: readonly PortalUser[] = [
  { id: adminId, name: 'Katrin', lastName: 'Vogel', innerPhone: null, isAdmin: true },
  { id: operatorId, name: 'Jonas', lastName: 'Brandt', innerPhone: '201', isAdmin: false },
  { id: colleagueId, name: 'Мария', lastName: 'Кузнецова', innerPhone: '202', isAdmin: false },
];

/** Everybody, with the rights of the moment: the operator can be made an administrator. */
export function usersWith(operatorIsAdmin: boolean): readonly PortalUser[] {
  return users.map((user) => (user.id === operatorId ? { ...user, isAdmin: operatorIsAdmin } : user));
}
