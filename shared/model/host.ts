import { z } from 'zod';
import { hostId } from './identifiers.ts';

/** How to sign in. No secret and no absolute path: a key is named relative to the person's home. */
export const signIn = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('agent') }),
  z.strictObject({
    method: z.literal('key'),
    /** Such as `~/.ssh/id_ed25519`. */
    keyFile: z
      .string()
      .max(400)
      .regex(/^~\//, 'Expected a key file below the home folder, such as ~/.ssh/id_ed25519.'),
  }),
  /** Password or keyboard-interactive; asked for when needed, never stored. */
  z.strictObject({ method: z.literal('ask') }),
]);
export type SignIn = z.infer<typeof signIn>;

/** Where SSH reaches the host. A host of the embedded lab has no address of its own: ports change at each start. */
export const connection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ssh'),
    address: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65535),
    user: z.string().min(1).max(64),
    signIn,
  }),
  z.strictObject({ kind: z.literal('embedded-lab'), member: z.enum(['lab-a', 'lab-b']) }),
]);
export type Connection = z.infer<typeof connection>;

/** A data-plane interface, apart from the management address. */
export const dataInterface = z.strictObject({
  /** Kernel name, such as `enp139s0f0`. */
  netdev: z.string().min(1).max(64),
  /** Data-plane address that tests use. */
  address: z.string().min(1).max(253),
  nic: z.string().max(200).optional(),
  pciAddress: z.string().max(40).optional(),
});
export type DataInterface = z.infer<typeof dataInterface>;

export const host = z.strictObject({
  id: hostId,
  name: z.string().min(1).max(120),
  connection,
  interfaces: z.array(dataInterface).max(64),
  /** What a person typed about the hardware (firmware variant, BIOS profile, slot, cable); frozen into each run. */
  hardware: z.record(z.string().max(80), z.string().max(400)),
  note: z.string().max(20_000),
});
export type Host = z.infer<typeof host>;
