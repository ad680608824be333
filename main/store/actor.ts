/** Who is at work: the person as the program was told, and in which role. */
export type Actor = { readonly actor: string; readonly role: string }
