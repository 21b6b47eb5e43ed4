/** Keys that work on any page: the manifest's `commands`. */
export const COMMANDS = ['inspect_video', 'next_labelled'] as const;
