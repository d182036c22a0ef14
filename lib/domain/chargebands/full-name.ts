/** A chargeband's place and name from `Folder/Name`: everything before the last slash is its folder. */
export function splitFullName(typed: string): { folder: string; name: string } {
  const parts = typed
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return { folder: parts.slice(0, -1).join('/'), name: parts.at(-1) ?? '' }
}

export function fullName({ folder, name }: { folder: string; name: string }): string {
  return folder ? `${folder}/${name}` : name
}
