import { console, managers, portal, type Route, staffRoles } from './route-kinds'

/** The pages of membership schemes and invoices. */
export const billingRoutes: Route[] = [
  portal('/portal/invoices'),
  portal('/portal/invoices/[id]', ({ invoiceId }) => `/portal/invoices/${invoiceId}`),
  portal('/portal/membership'),
  portal(
    '/portal/membership/[id]/join/[schemeId]',
    ({ accountId, schemeId }) => `/portal/membership/${accountId}/join/${schemeId}`,
  ),
  portal('/portal/membership/[id]/leave', ({ accountId }) => `/portal/membership/${accountId}/leave`),
  console('/admin/patients/[id]/invoices', staffRoles, ({ patientId }) => `/admin/patients/${patientId}/invoices`),
  console(
    '/admin/chargebands/[id]/schemes/new',
    managers,
    ({ chargebandId }) => `/admin/chargebands/${chargebandId}/schemes/new`,
  ),
  console(
    '/admin/chargebands/[id]/schemes/[schemeId]',
    staffRoles,
    ({ chargebandId, schemeId }) => `/admin/chargebands/${chargebandId}/schemes/${schemeId}`,
  ),
  console('/admin/invoices', staffRoles),
  console('/admin/invoices/[id]', staffRoles, ({ invoiceId }) => `/admin/invoices/${invoiceId}`),
]
