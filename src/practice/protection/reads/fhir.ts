import { z } from 'zod';

/** A resource of FHIR: what it holds is its type’s affair. */
export const FhirResourceModel = z.object({ resourceType: z.string() }).loose();
/** A searchset. */
export const BundleModel = FhirResourceModel.extend({
  total: z.number().int(),
  entry: z.array(z.object({ fullUrl: z.string(), resource: FhirResourceModel }).loose()).optional(),
});
