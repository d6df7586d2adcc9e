/** Something that a person can do here: the same name on its key, in the palette and in menus. */
export type Action = {
  /** A verb with its object, such as "Compare 2 runs". */
  readonly name: string;
  /** `Ctrl K`, `Shift F6`, `b`, or two after each other: `g n`. Single letters count outside text fields only. */
  readonly keys?: string;
  /** Why it cannot be done now; then the palette lists it with this sentence. */
  readonly reason?: string | undefined;
  readonly run: () => void;
};
