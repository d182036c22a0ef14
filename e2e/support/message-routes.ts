import { console, managers, portal, type Route, staffRoles } from './route-kinds'

/** Online messages, and what Enrol sent by itself. */
export const messageRoutes: Route[] = [
  portal('/portal/messages'),
  portal('/portal/messages/new'),
  portal('/portal/messages/[id]', ({ threadId }) => `/portal/messages/${threadId}`),
  console('/admin/messages', staffRoles),
  console('/admin/messages/[id]', staffRoles, ({ threadId }) => `/admin/messages/${threadId}`),
  console('/admin/sent', staffRoles),
  ...['', '/new'].map((part) =>
    console(
      `/admin/patients/[id]/messages${part}`,
      staffRoles,
      ({ patientId }) => `/admin/patients/${patientId}/messages${part}`,
    ),
  ),
  console('/admin/settings/messaging', managers),
]
