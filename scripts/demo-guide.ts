const practices = [
  ['riverside', 'Riverside Surgery'],
  ['afon', 'Meddygfa Afon'],
  ['glen', 'Glen Medical Practice'],
  ['lagan', 'Lagan Health Centre'],
  ['dnipro', 'Амбулаторія Дніпро'],
] as const

/** The addresses and demo sign-ins, as printed when the demo is up. */
export function demoGuide(url: string): string {
  const lines = [
    `Enrol is at ${url}`,
    '',
    `  Patients register    ${url}/p/riverside        with the sign-up code WELCOME123`,
    `  Patients sign in     ${url}/sign-in`,
    `  Staff sign in        ${url}/admin/sign-in`,
    `  Every message sent   ${url}/dev/mailbox`,
    '',
    '  Staff of each practice: manager@, reception@ and clinician@<practice>.example',
    '  Their password:         correct horse battery staple',
    `  Practices:              ${practices.map(([slug, name]) => `${slug} (${name})`).join(', ')}`,
  ]
  return lines.join('\n')
}
