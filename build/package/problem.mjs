/** What whoever builds packages can mend: told without a stack. */
export class Problem extends Error {}
