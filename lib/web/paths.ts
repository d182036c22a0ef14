/** Every address of the product, written once. */
export const paths = {
  home: () => '/',
  practice: (slug: string) => `/p/${slug}`,
  register: (slug: string, code?: string) => `/p/${slug}/register${code ? `?code=${encodeURIComponent(code)}` : ''}`,
  registerStep: (slug: string, step: string) =>
    step === 'code' ? `/p/${slug}/register` : `/p/${slug}/register/${step}`,
  findAddress: (slug: string, changing = false) => `/p/${slug}/register/address/find${changing ? '?change=1' : ''}`,
  typeAddress: (slug: string, changing = false, by: 'hand' | 'search' = 'hand') =>
    `/p/${slug}/register/address${withQuery({ by, change: changing ? '1' : undefined })}`,
  registerAgain: (slug: string) => `/p/${slug}/register/start-again`,
  registerCheck: (slug: string) => `/p/${slug}/register/check`,
  registered: (slug: string) => `/p/${slug}/register/confirmation`,
  /** The claim of an account by letter; its QR code fills in the Practice ID and Account ID, never a key. */
  claim: (slug: string, filled?: { practice: string; account: string }) =>
    `/p/${slug}/letter${withQuery(filled ?? {})}`,
  claimStep: (slug: string, step: 'sign-in' | 'terms') => `/p/${slug}/letter/${step}`,
  /** The link of an emailed letter. */
  letterLink: (token: string) => `/letter/${token}`,
  activate: (token: string) => `/activate/${token}`,
  activateByCode: (slug: string) => `/p/${slug}/register/activate`,
  reset: (token: string) => `/reset/${token}`,
  unlock: (token: string) => `/unlock/${token}`,
  unlockHere: () => '/unlock',
  forgotUsername: () => '/forgot-username',
  invite: (token: string) => `/invite/${token}`,
  signIn: (next?: string) => `/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  forgotPassword: () => '/forgot-password',
  portal: () => '/portal',
  portalDetails: (done?: string) => `/portal/details${withQuery({ done })}`,
  portalDetail: (accountId: string, what: 'email' | 'mobile' | 'address' | 'needs') =>
    `/portal/details/${accountId}/${what}`,
  portalEmailSent: (accountId: string) => `/portal/details/${accountId}/email?sent=1`,
  portalMobileCode: (accountId: string) => `/portal/details/${accountId}/mobile/code`,
  confirmEmail: (token: string) => `/confirm-email/${token}`,
  emailConfirmed: () => '/confirm-email/done',
  portalMessages: (before?: string) => `/portal/messages${withQuery({ before })}`,
  portalNewMessage: (accountId?: string) => `/portal/messages/new${withQuery({ account: accountId })}`,
  portalThread: (id: string, parts: { upTo?: string; done?: string } = {}) =>
    `/portal/messages/${id}${withQuery(parts)}`,
  portalLink: () => '/portal/link',
  portalUnlink: (accountId: string) => `/portal/unlink/${accountId}`,
  portalSecurity: () => '/portal/security',
  portalSessions: () => '/portal/sessions',
  portalLog: () => '/portal/who-looked',
  admin: () => '/admin',
  adminSignIn: () => '/admin/sign-in',
  adminSecondFactor: (by?: 'recovery') => `/admin/sign-in/second-factor${withQuery({ by })}`,
  adminPractice: () => '/admin/sign-in/practice',
  /** A search is named by an id of its own: its words name people, so they wait in a sealed cookie. */
  patients: (searchId?: string) => `/admin/patients${searchId ? `?search=${searchId}` : ''}`,
  chooseToJoin: (id: string, searchId?: string) =>
    `/admin/registrations/${id}/join${searchId ? `?search=${searchId}` : ''}`,
  joinRegistration: (id: string, patientId: string) => `/admin/registrations/${id}/join/${patientId}`,
  createFromRegistration: (id: string) => `/admin/registrations/${id}/create`,
  refuseRegistration: (id: string) => `/admin/registrations/${id}/refuse`,
  changedByPatients: (done?: string) => `/admin/patients/changes${withQuery({ done })}`,
  rejectChange: (patientId: string, changeId: string) => `/admin/patients/${patientId}/changes/${changeId}/reject`,
  newPatient: () => '/admin/patients/new',
  alikePatients: () => '/admin/patients/new/alike',
  patient: (id: string, done?: string) => `/admin/patients/${id}${withQuery({ done })}`,
  editPatient: (id: string) => `/admin/patients/${id}/edit`,
  patientContacts: (id: string, done?: string) => `/admin/patients/${id}/contacts${withQuery({ done })}`,
  comparePatients: (id: string, otherId: string) => `/admin/patients/${id}/duplicates/${otherId}`,
  patientIdentifiers: (id: string, done?: string) => `/admin/patients/${id}/identifiers${withQuery({ done })}`,
  patientStanding: (id: string) => `/admin/patients/${id}/registration-status`,
  patientIdentification: (id: string, done?: string) => `/admin/patients/${id}/identification${withQuery({ done })}`,
  withdrawIdentification: (id: string, identificationId: string) =>
    `/admin/patients/${id}/identification/${identificationId}`,
  patientOnline: (id: string, done?: string) => `/admin/patients/${id}/online-services${withQuery({ done })}`,
  patientOnlineTask: (id: string, task: 'disable' | 'restore' | 'reset') =>
    `/admin/patients/${id}/online-services/${task}`,
  patientLetter: (id: string) => `/admin/patients/${id}/letter`,
  patientLetterFile: (id: string, preview = false) => `/admin/patients/${id}/letter/pdf${preview ? '?preview=1' : ''}`,
  patientLetterTask: (id: string, task: 'print-again' | 'new') => `/admin/patients/${id}/letter/${task}`,
  patientService: (id: string, module: string) => `/admin/patients/${id}/online-services/services/${module}`,
  patientMissed: (id: string, done?: string) => `/admin/patients/${id}/missed-appointments${withQuery({ done })}`,
  patientMessages: (id: string) => `/admin/patients/${id}/messages`,
  patientHistory: (id: string) => `/admin/patients/${id}/history`,
  registrations: (state?: string, before?: string) => `/admin/registrations${withQuery({ state, before })}`,
  registration: (id: string, done?: string) => `/admin/registrations/${id}${withQuery({ done })}`,
  activateByHand: (id: string) => `/admin/registrations/${id}/activate`,
  chargebands: () => '/admin/chargebands',
  archivedChargebands: () => '/admin/chargebands?show=archived',
  companies: () => '/admin/chargebands/companies',
  company: (id: string) => `/admin/chargebands/companies/${id}`,
  services: () => '/admin/chargebands/services',
  newChargeband: (companyId?: string) => `/admin/chargebands/new${companyId ? `?company=${companyId}` : ''}`,
  chargeband: (id: string, done?: string) => `/admin/chargebands/${id}${done ? `?done=${done}` : ''}`,
  editChargeband: (id: string) => `/admin/chargebands/${id}/edit`,
  chargebandPatients: (id: string, before?: string) => `/admin/chargebands/${id}/patients${withQuery({ before })}`,
  newRule: (id: string) => `/admin/chargebands/${id}/rules/new`,
  rule: (id: string, ruleId: string) => `/admin/chargebands/${id}/rules/${ruleId}`,
  signUpCodes: () => '/admin/sign-up-codes',
  endedSignUpCodes: () => '/admin/sign-up-codes?show=ended',
  newSignUpCode: (chargebandId?: string) =>
    `/admin/sign-up-codes/new${chargebandId ? `?chargeband=${chargebandId}` : ''}`,
  signUpCode: (id: string, done?: string) => `/admin/sign-up-codes/${id}${done ? `?done=${done}` : ''}`,
  shareSignUpCode: (id: string, language?: string) =>
    `/admin/sign-up-codes/${id}/share${language ? `?language=${language}` : ''}`,
  signUpCodePoster: (id: string, language?: string) =>
    `/admin/sign-up-codes/${id}/poster${language ? `?language=${language}` : ''}`,
  signUpCodeQr: (id: string, format: 'svg' | 'png') => `/admin/sign-up-codes/${id}/qr/${format}`,
  inbox: (view?: string, before?: string, done?: string) => `/admin/messages${withQuery({ view, before, done })}`,
  thread: (id: string, parts: { upTo?: string; done?: string } = {}) => `/admin/messages/${id}${withQuery(parts)}`,
  newThread: (patientId: string) => `/admin/patients/${patientId}/messages/new`,
  sentMessages: (fate?: string, before?: string) => `/admin/sent${withQuery({ fate, before })}`,
  letters: () => '/admin/letters',
  letterBundle: (id: string) => `/admin/letters/${id}`,
  letterBundleFile: (id: string) => `/admin/letters/${id}/pdf`,
  letterBundleList: (id: string) => `/admin/letters/${id}/manifest`,
  batch: (id: string) => `/admin/batches/${id}`,
  importPatients: (problem?: string, line?: string) => `/admin/import${withQuery({ problem, line })}`,
  importFile: () => '/admin/import/file',
  importDraft: (id: string) => `/admin/import/${id}`,
  exportPatients: () => '/admin/export',
  exportFile: () => '/admin/export/file',
  importLeftOut: (id: string) => `/admin/import/${id}/left-out`,
  importProblems: (id: string) => `/admin/import/${id}/problems`,
  splits: (done?: string) => `/admin/splits${withQuery({ done })}`,
  newSplit: (to: string) => `/admin/splits/new?to=${to}`,
  split: (id: string) => `/admin/splits/${id}`,
  splitReport: (id: string) => `/admin/splits/${id}/report`,
  audit: (query: Record<string, string | undefined> = {}) => `/admin/audit${withQuery(query)}`,
  staff: () => '/admin/staff',
  staffMember: (id: string, done?: string) => `/admin/staff/${id}${done ? `?done=${done}` : ''}`,
  newStaff: () => '/admin/staff/new',
  settings: () => '/admin/settings',
  settingsQuestions: () => '/admin/settings/questions',
  settingsOnlineServices: () => '/admin/settings/online-services',
  apiDocs: () => '/docs/api',
  openApi: () => '/api/v1/openapi.json',
  apiClients: () => '/admin/settings/api-clients',
  newApiClient: () => '/admin/settings/api-clients/new',
  apiClient: (id: string, done?: string) => `/admin/settings/api-clients/${id}${done ? `?done=${done}` : ''}`,
  settingsMessaging: () => '/admin/settings/messaging',
  settingsSecurity: () => '/admin/settings/security',
  settingsTexts: () => '/admin/settings/texts',
  settingsText: (kind: string) => `/admin/settings/texts/${kind}`,
  settingsSite: (id: string) => `/admin/settings/sites/${id}`,
  security: (done?: string) => `/admin/security${done ? `?done=${done}` : ''}`,
  anotherPhone: () => '/admin/security/another-phone',
  recoveryCodes: (after?: string) => `/admin/security/recovery-codes${withQuery({ after })}`,
  devMailbox: (to?: string) => `/dev/mailbox${to ? `?to=${encodeURIComponent(to)}` : ''}`,
} as const

/** The thread of online messages that an address opens, on either side; null for any other page. */
export function threadAt(address: string | null): string | null {
  return /^\/(?:admin|portal)\/messages\/([0-9a-f-]{36})(?:\?|$)/.exec(address ?? '')?.[1] ?? null
}

/** The parts that are given, in the order they stand; ids and words of ours, nothing about a person. */
function withQuery(parts: Record<string, string | undefined>): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** Where somebody at the staff door goes next. */
export const staffStepPage = {
  done: paths.admin(),
  practice: paths.adminPractice(),
  'second-factor': paths.adminSecondFactor(),
} as const
