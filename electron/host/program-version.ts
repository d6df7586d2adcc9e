/** This program's version. Invariant: the one in package.json; a test holds it. */
export const programVersion = '0.1.0';
