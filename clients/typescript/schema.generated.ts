// Made by "npm run arden -- api --types --out clients/typescript/schema.generated.ts" from what the program declares. Not for hands.

/** What is wrong, by RFC 9457. */
export type Problem = {
  type?: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: {
    field?: string;
    message?: string;
  }[];
};

export interface paths {
  "/": {
    /** Home */
    get: {
    parameters: {
      query?: {
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        childLevel: boolean;
        total: number;
        late: number;
        today: number;
        page: number;
        pages: number;
        waiting: ({
          what: string;
          href: string;
          about?: string;
          from: string;
          due?: string;
          clock?: {
            state: "inTime" | "dueToday" | "late";
            late?: number;
            unit?: "working day" | "hour";
            provisional: boolean;
            why: string[];
          };
          urgent: boolean;
          subject?: {
            child: string;
            record: string;
          };
        })[];
        drafts: {
          id: string;
          title: string;
          savedAt: string;
          expiresAt: string;
          href: string;
        }[];
        unfinished: number;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/attachments": {
    /** Documents given to you */
    get: {
    parameters: {
      query?: {
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        page: number;
        more: boolean;
        documents: ({
          id: string;
          title: string;
          name: string;
          type: "pdf" | "docx" | "xlsx" | "png" | "jpeg" | "csv" | "txt" | "eml" | "msg";
          kind: string;
          bytes: number;
          access: "record" | "organisation" | "withheld";
          virus: "clean" | "unchecked" | "infected";
          withdrawn: boolean;
          redacted: boolean;
          addedAt: string;
          addedBy: {
            name: string;
            post: string;
            organisation: string;
          };
          givenAt: string;
          purpose: string;
          child: string | null;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/attachments/{id}": {
    /** A document */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        document: {
          id: string;
          title: string;
          name: string;
          type: "pdf" | "docx" | "xlsx" | "png" | "jpeg" | "csv" | "txt" | "eml" | "msg";
          kind: string;
          bytes: number;
          access: "record" | "organisation" | "withheld";
          virus: "clean" | "unchecked" | "infected";
          withdrawn: boolean;
          redacted: boolean;
          addedAt: string;
          addedBy: {
            name: string;
            post: string;
            organisation: string;
          };
        };
        about: ({
          id: string;
          label: string;
          href: string;
          child: {
            id: string;
            name: string;
          } | null;
        }) | null;
        child: string | null;
        version: number;
        virusAt: string;
        withdrawnAt: string | null;
        withdrawnWhy: string;
        source: {
          id: string;
          title: string;
          why: string;
        } | null;
        redactedWhy: string;
        redactedVersions: {
          id: string;
          title: string;
          why: string;
        }[];
        given: {
          id: string;
          to: string;
          purpose: string;
          at: string;
          ended: boolean;
          ours: boolean;
        }[];
        acts: ("open" | "redact" | "changeAccess" | "give" | "withdraw")[];
        accesses: ("record" | "organisation" | "withheld")[];
        organisation: string;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/attachments/{id}/access": {
    get?: never;
    /** Say who may see a document */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Who may see it? */
      access: "record" | "organisation" | "withheld";
      /** Version */
      version: number;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/attachments/{id}/file": {
    /** Download a document */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        name: string;
        type: "pdf" | "docx" | "xlsx" | "png" | "jpeg" | "csv" | "txt" | "eml" | "msg";
        bytes: number;
        sha256: string;
        record: string;
        child: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/attachments/{id}/give": {
    /** Give a document to somebody */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        document: {
          id: string;
          title: string;
          name: string;
          type: "pdf" | "docx" | "xlsx" | "png" | "jpeg" | "csv" | "txt" | "eml" | "msg";
          kind: string;
          bytes: number;
          access: "record" | "organisation" | "withheld";
          virus: "clean" | "unchecked" | "infected";
          withdrawn: boolean;
          redacted: boolean;
          addedAt: string;
          addedBy: {
            name: string;
            post: string;
            organisation: string;
          };
        };
        about: ({
          id: string;
          label: string;
          href: string;
          child: {
            id: string;
            name: string;
          } | null;
        }) | null;
        child: string | null;
        version: number;
        virusAt: string;
        withdrawnAt: string | null;
        withdrawnWhy: string;
        source: {
          id: string;
          title: string;
          why: string;
        } | null;
        redactedWhy: string;
        redactedVersions: {
          id: string;
          title: string;
          why: string;
        }[];
        given: {
          id: string;
          to: string;
          purpose: string;
          at: string;
          ended: boolean;
          ours: boolean;
        }[];
        acts: ("open" | "redact" | "changeAccess" | "give" | "withdraw")[];
        accesses: ("record" | "organisation" | "withheld")[];
        organisation: string;
        grantees: {
          value: string;
          text: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Give a document to somebody */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** To whom? */
      to: string;
      /** On what lawful basis? */
      lawfulBasis: "publicTask" | "legalObligation" | "vitalInterests" | "legitimateInterests";
      /** For what purpose?. For example: to prepare for the conference on 4 December */
      purpose: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/attachments/{id}/give/{shareId}/end": {
    get?: never;
    /** Stop giving a document to somebody */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
        shareId: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": Record<string, never> } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/attachments/{id}/redacted/new": {
    /** Add a redacted version */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        document: {
          id: string;
          title: string;
          name: string;
          type: "pdf" | "docx" | "xlsx" | "png" | "jpeg" | "csv" | "txt" | "eml" | "msg";
          kind: string;
          bytes: number;
          access: "record" | "organisation" | "withheld";
          virus: "clean" | "unchecked" | "infected";
          withdrawn: boolean;
          redacted: boolean;
          addedAt: string;
          addedBy: {
            name: string;
            post: string;
            organisation: string;
          };
        };
        about: ({
          id: string;
          label: string;
          href: string;
          child: {
            id: string;
            name: string;
          } | null;
        }) | null;
        child: string | null;
        version: number;
        virusAt: string;
        withdrawnAt: string | null;
        withdrawnWhy: string;
        source: {
          id: string;
          title: string;
          why: string;
        } | null;
        redactedWhy: string;
        redactedVersions: {
          id: string;
          title: string;
          why: string;
        }[];
        given: {
          id: string;
          to: string;
          purpose: string;
          at: string;
          ended: boolean;
          ours: boolean;
        }[];
        acts: ("open" | "redact" | "changeAccess" | "give" | "withdraw")[];
        accesses: ("record" | "organisation" | "withheld")[];
        organisation: string;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Add a redacted version */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "multipart/form-data": {
      /** The redacted version. A PDF, Word document, Excel workbook, PNG picture, JPEG picture, CSV file, text file, e-mail or Outlook e-mail */
      document: string;
      /** What was taken out, and why?. For example: the address of the grandmother, who did not agree to be named */
      why: string;
      /** Who may see it? */
      access: "record" | "organisation" | "withheld";
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/attachments/{id}/withdraw": {
    /** Withdraw a document */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        document: {
          id: string;
          title: string;
          name: string;
          type: "pdf" | "docx" | "xlsx" | "png" | "jpeg" | "csv" | "txt" | "eml" | "msg";
          kind: string;
          bytes: number;
          access: "record" | "organisation" | "withheld";
          virus: "clean" | "unchecked" | "infected";
          withdrawn: boolean;
          redacted: boolean;
          addedAt: string;
          addedBy: {
            name: string;
            post: string;
            organisation: string;
          };
        };
        about: ({
          id: string;
          label: string;
          href: string;
          child: {
            id: string;
            name: string;
          } | null;
        }) | null;
        child: string | null;
        version: number;
        virusAt: string;
        withdrawnAt: string | null;
        withdrawnWhy: string;
        source: {
          id: string;
          title: string;
          why: string;
        } | null;
        redactedWhy: string;
        redactedVersions: {
          id: string;
          title: string;
          why: string;
        }[];
        given: {
          id: string;
          to: string;
          purpose: string;
          at: string;
          ended: boolean;
          ours: boolean;
        }[];
        acts: ("open" | "redact" | "changeAccess" | "give" | "withdraw")[];
        accesses: ("record" | "organisation" | "withheld")[];
        organisation: string;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Withdraw a document */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Why is it withdrawn?. For example: it is about another child */
      why: string;
      /** Version */
      version: number;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/calendar": {
    /** Bank holidays */
    get: {
    parameters: {
      query?: {
        year?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        year: number;
        years: {
          year: number;
          known: boolean;
        }[];
        holidays: ({
          day: string;
          name: string;
          added: {
            id: string;
            at: string;
          } | null;
        })[];
        withdrawn: {
          day: string;
          name: string;
          withdrawnAt: string;
        }[];
        mayKeep: boolean;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/calendar/clocks": {
    /** Time limits */
    get: {
    parameters: {
      query?: {
        /** Rule set */
        ruleSet?: ("" | ("WT2026" | "WT2023" | "WT2018" | "WT2013" | "Panel2025" | "CA1989" | "CA2004" | "CDR2018" | "PF2005" | "DfE2014" | "DfE" | "NRM" | "Attendance2024" | "LGA1972" | "UKGDPR" | "FOIA2000" | "local")) | null;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        ruleSet: string | null;
        clocks: ({
          id: string;
          name: string;
          ruleSet: string;
          limit: string;
          stop: string;
          effectiveFrom: string;
          effectiveTo: string | null;
          label: string;
          authority: string;
          citation: string;
          citationUrl: string | null;
          confirmed: boolean;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/checks": {
    /** Agency checks for us */
    get: {
    parameters: {
      query?: {
        page?: number;
        which?: "waiting" | "ended";
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        which: "waiting" | "ended";
        page: number;
        more: boolean;
        requests: ({
          id: string;
          about: string;
          asked: string;
          from: string;
          urgency: "immediate" | "urgent" | "routine";
          askedAt: string;
          clock: ({
            due: string;
            dueAt: string | null;
            state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate" | "notNeeded";
            late?: number;
            unit?: "working day" | "hour";
            provisional: boolean;
            why: string[];
          }) | null;
          answer: ("known" | "nothing" | "refused") | null;
          withdrawn: boolean;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/checks/requests/{id}": {
    /** A request for an agency check */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        request: {
          id: string;
          check: string;
          asked: string;
          from: string;
          about: string;
          given: {
            label: string;
            value: string;
          }[];
          question: string;
          purpose: string;
          lawfulBasis: "publicTask" | "legalObligation" | "vitalInterests";
          condition: "safeguarding" | "healthOrSocialCare" | "vitalInterests";
          familyTold: boolean;
          familyNotToldWhy: string;
          urgency: "immediate" | "urgent" | "routine";
          reach: string;
          askedBy: string;
          askedAt: string;
          withdrawnWhy: string | null;
        };
        child: string | null;
        clock: ({
          due: string;
          dueAt: string | null;
          state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate" | "notNeeded";
          late?: number;
          unit?: "working day" | "hour";
          provisional: boolean;
          why: string[];
        }) | null;
        acts: ("reply" | "correct" | "withdraw")[];
        version: number;
        replies: ({
          id: string;
          answer: "known" | "nothing" | "refused";
          known: string;
          searched: string;
          ground: ("tooMuch" | "noBasis" | "harm" | "investigation" | "privilege") | null;
          reason: string;
          nextStep: string;
          correctedWhy: string | null;
          by: string;
          organisation: string;
          at: string;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/checks/requests/{id}/reply": {
    /** Answer an agency check */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        request: {
          id: string;
          check: string;
          asked: string;
          from: string;
          about: string;
          given: {
            label: string;
            value: string;
          }[];
          question: string;
          purpose: string;
          lawfulBasis: "publicTask" | "legalObligation" | "vitalInterests";
          condition: "safeguarding" | "healthOrSocialCare" | "vitalInterests";
          familyTold: boolean;
          familyNotToldWhy: string;
          urgency: "immediate" | "urgent" | "routine";
          reach: string;
          askedBy: string;
          askedAt: string;
          withdrawnWhy: string | null;
        };
        child: string | null;
        clock: ({
          due: string;
          dueAt: string | null;
          state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate" | "notNeeded";
          late?: number;
          unit?: "working day" | "hour";
          provisional: boolean;
          why: string[];
        }) | null;
        acts: ("reply" | "correct" | "withdraw")[];
        version: number;
        replies: ({
          id: string;
          answer: "known" | "nothing" | "refused";
          known: string;
          searched: string;
          ground: ("tooMuch" | "noBasis" | "harm" | "investigation" | "privilege") | null;
          reason: string;
          nextStep: string;
          correctedWhy: string | null;
          by: string;
          organisation: string;
          at: string;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Answer an agency check */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** What is your answer? */
      answer: "known" | "nothing" | "refused";
      /** What do you know that is relevant?. Facts first, with dates and where each comes from. Leave out what does not bear on the question */
      known?: string;
      /** Who searched, and in which systems?. Such as Hana Voss, in SystmOne and the child health index */
      searched?: string;
      /** On which ground do you refuse? */
      ground?: ("" | ("tooMuch" | "noBasis" | "harm" | "investigation" | "privilege")) | null;
      /** Why does that ground apply? */
      reason?: string;
      /** What can the front door do next?. Whom to ring, or what you could share if less were asked */
      nextStep?: string;
      /** Why do you correct your answer? */
      correctedWhy?: string;
      /** Version */
      version?: number;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/considered": {
    /** Referrals considered and not made */
    get: {
    parameters: {
      query?: {
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        total: number;
        page: number;
        pages: number;
        considered: {
          id: string;
          about: string;
          whyNot: string;
          by: string;
          post: string;
          at: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/considered/new": {
    /** Record a referral you considered */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": Record<string, never> } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Record a referral you considered */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Which child is this about?. As your own record names them */
      about: string;
      /** What were you worried about? */
      worry: string;
      /** Why did you not make a referral? */
      whyNot: string;
      /** What did you do instead? */
      doneInstead?: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/considered/{id}": {
    /** A referral considered and not made */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        about: string;
        worry: string;
        whyNot: string;
        doneInstead: string;
        by: string;
        post: string;
        organisation: string;
        at: string;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/contacts/new": {
    /** Raise a worry about a child */
    get: {
    parameters: {
      query?: {
        child?: string;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        teams: {
          id: string;
          name: string;
          phone: string;
          outOfHours: string;
        }[];
        frontDoor: boolean;
        likelySource: string | null;
        child: {
          id: string;
          name: string;
          about: string;
          restricted: boolean;
        } | null;
        siblings: {
          id: string;
          name: string;
          about: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Raise a worry about a child */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Send to */
      team: string;
      children: ({
        /** Child you already work with */
        person?: ("" | string) | null;
        /** Given names */
        given?: string;
        /** Family name */
        family?: string;
        /** Date of birth. Leave out what you do not know. For example, 27 3 2016 */
        born?: ("" | string) | null;
        /** Date the baby is expected. For an unborn child */
        expected?: ("" | string) | null;
        /** Sex */
        sex?: ("" | ("F" | "M" | "U")) | null;
        /** NHS number. If you know it, such as 943 476 5919 */
        nhsNumber?: string;
        /** Address */
        address?: string;
        /** Postcode */
        postcode?: string;
        /** School, nursery or college */
        school?: string;
      })[];
      /** Are you worried about other children of this family? */
      also?: string[];
      /** Is a child in danger now? */
      immediateRisk: "yes" | "no";
      /** What are you worried about?. What happened, when, who saw it, and what makes you worried now */
      worry: string;
      /** What is life like for the child?. What a day is like for them, and what they say or show */
      livedExperience: string;
      /** Have you told the parents or carers that you are sharing this? */
      parentsTold: "yes" | "no";
      /** Why have you not told them?. For example, because telling them could put the child at risk */
      parentsNotToldWhy?: string;
      /** Do the parents or carers agree to receive help?. This is about a service. You do not need their agreement to share a worry */
      serviceAgreement: "agreed" | "refused" | "notAsked";
      /** Lawful basis for sharing. For most organisations this is public task */
      lawfulBasis: "publicTask" | "legalObligation" | "vitalInterests" | "legitimateInterests";
      /** What kind of service are you? */
      source: "4" | "6" | "7" | "8" | "9" | "10" | "1A" | "1B" | "1C" | "1D" | "2A" | "2B" | "3A" | "3B" | "3C" | "3D" | "3E" | "3F" | "5A" | "5B" | "5C" | "5D";
      /** How can the front door reach you?. A telephone number, and the hours when you answer it */
      reach: string;
      /** Name of the person who told you */
      senderName?: string;
      /** Their role */
      senderRole?: string;
      /** Their organisation */
      senderOrganisation?: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        submission: string;
        receipt: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/contacts/sent": {
    /** Sent */
    get: {
    parameters: {
      query?: {
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        page: number;
        more: boolean;
        considered: number;
        contacts: ({
          id: string;
          reference: string;
          name: string;
          person: string | null;
          by: string;
          team: string;
          sentAt: string;
          outcome: string | null;
          toldAt: string | null;
          clock: ({
            due: string;
            state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate";
            late?: number;
            provisional: boolean;
            rule: string;
            authority: string;
            why: string[];
          }) | null;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/contacts/sent/{submissionId}": {
    /** Receipt */
    get: {
    parameters: {
      query?: never;
      path: {
        submissionId: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        contacts: ({
          id: string;
          reference: string;
          team: string;
          receivedAt: string;
          sourceCode: string;
          sender: {
            name: string;
            role: string;
            organisation: string;
            reach: string;
            byFrontDoor: boolean;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            expected: string | null;
            sex: string;
            nhsNumber: string;
            address: string;
            postcode: string;
            school: string;
          };
          worry: string;
          livedExperience: string;
          immediateRisk: boolean;
          parentsTold: boolean;
          parentsNotToldWhy: string;
          serviceAgreement: string;
          lawfulBasis: string;
          clock: ({
            due: string;
            state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate";
            late?: number;
            provisional: boolean;
            rule: string;
            authority: string;
            why: string[];
          }) | null;
        })[];
        people: {
          child: string;
          record: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/contacts/{id}": {
    /** A contact */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        contact: {
          id: string;
          reference: string;
          team: string;
          receivedAt: string;
          sourceCode: string;
          sender: {
            name: string;
            role: string;
            organisation: string;
            reach: string;
            byFrontDoor: boolean;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            expected: string | null;
            sex: string;
            nhsNumber: string;
            address: string;
            postcode: string;
            school: string;
          };
          worry: string;
          livedExperience: string;
          immediateRisk: boolean;
          parentsTold: boolean;
          parentsNotToldWhy: string;
          serviceAgreement: string;
          lawfulBasis: string;
        };
        links: {
          href: string;
          words: string;
          says: string;
        }[];
        status: "received" | "taken" | "proposed" | "decided";
        clock: ({
          due: string;
          state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate";
          late?: number;
          provisional: boolean;
          rule: string;
          authority: string;
          why: string[];
        }) | null;
        acts: string[];
        atFrontDoor: boolean;
        takenBy: string | null;
        urgency: "red" | "amber" | "green";
        version: number;
        person: {
          id: string;
          name: string;
          about: string;
        } | null;
        together: {
          id: string;
          reference: string;
          name: string;
        }[];
        notes: {
          id: string;
          purpose: string;
          body: string;
          toCouncil: string;
          how: string;
          at: string;
          by: string;
          post: string;
          organisation: string;
        }[];
        earlier: ({
          id: string;
          reference: string;
          at: string;
          from: string;
          outcome: string | null;
          like: string | null;
        })[];
        involved: ({
          practitioner: string;
          service: string;
          organisation: string;
          reach: string;
          lastSeen: string | null;
        })[];
        openReferrals: {
          id: string;
          day: string;
        }[];
        outcome: ({
          outcome: "noFurtherAction" | "advice" | "earlyHelp" | "acceptedNoFurtherAction" | "section17" | "strategyDiscussion" | "immediateProtection";
          message: string;
          at: string;
        }) | null;
        decision: ({
          outcome: "noFurtherAction" | "advice" | "earlyHelp" | "acceptedNoFurtherAction" | "section17" | "strategyDiscussion" | "immediateProtection";
          level: string;
          scheme: string;
          reason: string;
          message: string;
          by: string;
          at: string;
          authorisedBy: string | null;
          returnedWhy: string;
          returned: boolean;
        }) | null;
        supportChecks: ({
          support: string;
          provider: string;
          checkedOn: string | null;
          checkedWith: string;
          inPlace: string;
        })[];
        referral: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/contacts/{id}/add": {
    /** Add to a contact */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        contact: {
          id: string;
          reference: string;
          team: string;
          receivedAt: string;
          sourceCode: string;
          sender: {
            name: string;
            role: string;
            organisation: string;
            reach: string;
            byFrontDoor: boolean;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            expected: string | null;
            sex: string;
            nhsNumber: string;
            address: string;
            postcode: string;
            school: string;
          };
          worry: string;
          livedExperience: string;
          immediateRisk: boolean;
          parentsTold: boolean;
          parentsNotToldWhy: string;
          serviceAgreement: string;
          lawfulBasis: string;
        };
        name: string;
        person: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Add to a contact */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Message */
      body: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/contacts/{id}/ask": {
    /** Ask the sender for more */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        contact: {
          id: string;
          reference: string;
          team: string;
          receivedAt: string;
          sourceCode: string;
          sender: {
            name: string;
            role: string;
            organisation: string;
            reach: string;
            byFrontDoor: boolean;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            expected: string | null;
            sex: string;
            nhsNumber: string;
            address: string;
            postcode: string;
            school: string;
          };
          worry: string;
          livedExperience: string;
          immediateRisk: boolean;
          parentsTold: boolean;
          parentsNotToldWhy: string;
          serviceAgreement: string;
          lawfulBasis: string;
        };
        name: string;
        person: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/contacts/{id}/pass-on": {
    /** Pass on to another council */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        contact: {
          id: string;
          reference: string;
          team: string;
          receivedAt: string;
          sourceCode: string;
          sender: {
            name: string;
            role: string;
            organisation: string;
            reach: string;
            byFrontDoor: boolean;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            expected: string | null;
            sex: string;
            nhsNumber: string;
            address: string;
            postcode: string;
            school: string;
          };
          worry: string;
          livedExperience: string;
          immediateRisk: boolean;
          parentsTold: boolean;
          parentsNotToldWhy: string;
          serviceAgreement: string;
          lawfulBasis: string;
        };
        name: string;
        person: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/contacts/{id}/reply": {
    /** Reply to the front door */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        contact: {
          id: string;
          reference: string;
          team: string;
          receivedAt: string;
          sourceCode: string;
          sender: {
            name: string;
            role: string;
            organisation: string;
            reach: string;
            byFrontDoor: boolean;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            expected: string | null;
            sex: string;
            nhsNumber: string;
            address: string;
            postcode: string;
            school: string;
          };
          worry: string;
          livedExperience: string;
          immediateRisk: boolean;
          parentsTold: boolean;
          parentsNotToldWhy: string;
          serviceAgreement: string;
          lawfulBasis: string;
        };
        name: string;
        person: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Reply to the front door */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Message */
      body: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/contacts/{id}/tell": {
    /** Record that the sender was told */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        contact: {
          id: string;
          reference: string;
          team: string;
          receivedAt: string;
          sourceCode: string;
          sender: {
            name: string;
            role: string;
            organisation: string;
            reach: string;
            byFrontDoor: boolean;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            expected: string | null;
            sex: string;
            nhsNumber: string;
            address: string;
            postcode: string;
            school: string;
          };
          worry: string;
          livedExperience: string;
          immediateRisk: boolean;
          parentsTold: boolean;
          parentsNotToldWhy: string;
          serviceAgreement: string;
          lawfulBasis: string;
        };
        name: string;
        person: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/documents": {
    /** Documents */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        documents: ({
          id: string;
          title: string;
          kind: string;
          inForce: ({
            id: string;
            number: number;
            status: "toSign" | "refused" | "toCome" | "inForce" | "replaced" | "overtaken" | "withdrawn";
            summary: string;
            effectiveFrom: string;
            inForceFrom: string | null;
            reviewBy: string | null;
            reviewLate: boolean;
            url: string;
            sha256: string;
            putAt: string;
            putBy: string;
            withdrawn: {
              at: string;
              by: string;
              why: string;
            } | null;
            signers: ({
              organisation: {
                id: string;
                name: string;
              };
              seat: string;
              verdict: ("signed" | "refused") | null;
              by: string | null;
              at: string | null;
              reason: string;
              waits: number | null;
            })[];
            said: ({
              organisation: string;
              verdict: "signed" | "refused";
              at: string;
              by: string;
              reason: string;
            })[];
            maySign: boolean;
            mayWithdraw: boolean;
          }) | null;
          newest: {
            id: string;
            number: number;
            status: "toSign" | "refused" | "toCome" | "inForce" | "replaced" | "overtaken" | "withdrawn";
            summary: string;
            effectiveFrom: string;
            inForceFrom: string | null;
            reviewBy: string | null;
            reviewLate: boolean;
            url: string;
            sha256: string;
            putAt: string;
            putBy: string;
            withdrawn: {
              at: string;
              by: string;
              why: string;
            } | null;
            signers: ({
              organisation: {
                id: string;
                name: string;
              };
              seat: string;
              verdict: ("signed" | "refused") | null;
              by: string | null;
              at: string | null;
              reason: string;
              waits: number | null;
            })[];
            said: ({
              organisation: string;
              verdict: "signed" | "refused";
              at: string;
              by: string;
              reason: string;
            })[];
            maySign: boolean;
            mayWithdraw: boolean;
          };
        })[];
        mayKeep: boolean;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/documents/versions/{id}/sign": {
    /** Sign or refuse a document */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        document: {
          id: string;
          title: string;
          kind: string;
        };
        version: {
          id: string;
          number: number;
          status: "toSign" | "refused" | "toCome" | "inForce" | "replaced" | "overtaken" | "withdrawn";
          summary: string;
          effectiveFrom: string;
          inForceFrom: string | null;
          reviewBy: string | null;
          reviewLate: boolean;
          url: string;
          sha256: string;
          putAt: string;
          putBy: string;
          withdrawn: {
            at: string;
            by: string;
            why: string;
          } | null;
          signers: ({
            organisation: {
              id: string;
              name: string;
            };
            seat: string;
            verdict: ("signed" | "refused") | null;
            by: string | null;
            at: string | null;
            reason: string;
            waits: number | null;
          })[];
          said: ({
            organisation: string;
            verdict: "signed" | "refused";
            at: string;
            by: string;
            reason: string;
          })[];
          maySign: boolean;
          mayWithdraw: boolean;
        };
        signsFor: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Sign or refuse a document */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Do you sign this version? */
      verdict: "signed" | "refused";
      /** Why not?. Only where you refuse: what would have to change */
      reason?: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/documents/{id}": {
    /** A document */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        title: string;
        kind: string;
        signedBy: string;
        versions: ({
          id: string;
          number: number;
          status: "toSign" | "refused" | "toCome" | "inForce" | "replaced" | "overtaken" | "withdrawn";
          summary: string;
          effectiveFrom: string;
          inForceFrom: string | null;
          reviewBy: string | null;
          reviewLate: boolean;
          url: string;
          sha256: string;
          putAt: string;
          putBy: string;
          withdrawn: {
            at: string;
            by: string;
            why: string;
          } | null;
          signers: ({
            organisation: {
              id: string;
              name: string;
            };
            seat: string;
            verdict: ("signed" | "refused") | null;
            by: string | null;
            at: string | null;
            reason: string;
            waits: number | null;
          })[];
          said: ({
            organisation: string;
            verdict: "signed" | "refused";
            at: string;
            by: string;
            reason: string;
          })[];
          maySign: boolean;
          mayWithdraw: boolean;
        })[];
        mayKeep: boolean;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/drafts": {
    /** Your drafts */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        drafts: {
          id: string;
          title: string;
          savedAt: string;
          expiresAt: string;
          href: string;
        }[];
        keptDays: number;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/drafts/{id}": {
    /** A draft */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        title: string;
        savedAt: string;
        expiresAt: string;
        href: string;
        said: {
          label: string;
          value: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/drafts/{id}/discard": {
    get?: never;
    /** Discard a draft */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": Record<string, never> } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/fhir/r4/Flag/_search": {
    get?: never;
    /** Ask about a child’s protection status, in FHIR */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** NHS number */
      "patient.identifier": string;
      /** Date of birth */
      "patient.birthdate": string;
      /** Setting */
      setting: string;
      /** Encounter */
      encounter?: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/fhir+json": ({
        resourceType: string;
        total: number;
        entry?: ({
          fullUrl: string;
          resource: {
            resourceType: string;
          } & Record<string, unknown>;
        } & Record<string, unknown>)[];
      } & Record<string, unknown>) | {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/fhir/r4/metadata": {
    /** What the FHIR interface can do */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/fhir+json": {
        resourceType: string;
      } & Record<string, unknown> } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/figures": {
    /** Figures */
    get: {
    parameters: {
      query?: {
        period?: string;
        from?: string;
        "from-day"?: string;
        "from-month"?: string;
        "from-year"?: string;
        until?: string;
        "until-day"?: string;
        "until-month"?: string;
        "until-year"?: string;
        area?: string;
        asAt?: string;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        about: {
          period: {
            key: string;
            label: string;
            from: string;
            until: string;
            ended: boolean;
          };
          periods: {
            key: string;
            label: string;
            from: string;
            until: string;
            ended: boolean;
          }[];
          area: {
            id: string;
            name: string;
          } | null;
          areas: {
            id: string;
            name: string;
          }[];
          asAt: string;
          asItWas: boolean;
          exactly: boolean;
          faults: {
            field: string;
            message: string;
          }[];
        };
        mayAddPopulation: boolean;
        themes: ({
          theme: string;
          figures: ({
            indicator: {
              id: string;
              version: number;
              from: string;
              until: string | null;
              theme: string;
              name: string;
              question: string;
              numerator: string;
              denominator: string | null;
              unit: "count" | "percentage" | "per10000";
              polarity: string;
              source: string;
              frequency: "month" | "quarter" | "year";
              disclosure: "children" | "open";
              citation: string;
              citationUrl: string | null;
              notes: string[];
            };
            figure: {
              status: "shown" | "suppressed" | "notAvailable" | "notApplicable";
              value: number | null;
              text: string;
              token: string | null;
              numerator: number | null;
              denominator: number | null;
            };
          })[];
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/figures/population": {
    /** Population */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        areas: {
          id: string;
          name: string;
        }[];
        mayAdd: boolean;
        rows: {
          id: string;
          area: string;
          year: number;
          count: number;
          source: string;
          addedAt: string;
          addedBy: string;
          counts: boolean;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/figures/{indicator}": {
    /** A figure */
    get: {
    parameters: {
      query?: {
        period?: string;
        from?: string;
        "from-day"?: string;
        "from-month"?: string;
        "from-year"?: string;
        until?: string;
        "until-day"?: string;
        "until-month"?: string;
        "until-year"?: string;
        area?: string;
        asAt?: string;
        version?: number;
      };
      path: {
        indicator: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        about: {
          period: {
            key: string;
            label: string;
            from: string;
            until: string;
            ended: boolean;
          };
          periods: {
            key: string;
            label: string;
            from: string;
            until: string;
            ended: boolean;
          }[];
          area: {
            id: string;
            name: string;
          } | null;
          areas: {
            id: string;
            name: string;
          }[];
          asAt: string;
          asItWas: boolean;
          exactly: boolean;
          faults: {
            field: string;
            message: string;
          }[];
        };
        indicator: {
          id: string;
          version: number;
          from: string;
          until: string | null;
          theme: string;
          name: string;
          question: string;
          numerator: string;
          denominator: string | null;
          unit: "count" | "percentage" | "per10000";
          polarity: string;
          source: string;
          frequency: "month" | "quarter" | "year";
          disclosure: "children" | "open";
          citation: string;
          citationUrl: string | null;
          notes: string[];
        };
        versions: ({
          id: string;
          version: number;
          from: string;
          until: string | null;
          theme: string;
          name: string;
          question: string;
          numerator: string;
          denominator: string | null;
          unit: "count" | "percentage" | "per10000";
          polarity: string;
          source: string;
          frequency: "month" | "quarter" | "year";
          disclosure: "children" | "open";
          citation: string;
          citationUrl: string | null;
          notes: string[];
        })[];
        figure: {
          status: "shown" | "suppressed" | "notAvailable" | "notApplicable";
          value: number | null;
          text: string;
          token: string | null;
          numerator: number | null;
          denominator: number | null;
        };
        population: {
          year: number;
          count: number;
          source: string;
        } | null;
        parts: ({
          label: string;
          rows: ({
            key: string;
            label: string;
            count: number | null;
            share: number | null;
          })[];
        }) | null;
        mayOpenRecords: boolean;
        mayKeep: boolean;
        kept: ({
          id: string;
          version: number;
          from: string;
          until: string;
          asAt: string;
          value: number | null;
          numerator: number;
          denominator: number | null;
          keptBy: string;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/flags": {
    get?: never;
    /** Send a flag */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** What kind of flag is this? */
      kind: "cpisAttendance" | "policeNotice" | "operationEncompass" | "wasNotBrought" | "ambulance" | "school" | "other";
      /** Your own reference. As your own record calls it. Sent twice, it acts once */
      sourceReference: string;
      /** The day it happened */
      occurredOn: string;
      /** Time. On a 24-hour clock, like 14:30. Leave out if not known */
      occurredTime?: string;
      /** How urgent is it? */
      urgency: "immediate" | "soon" | "routine";
      /** Given names */
      given?: string;
      /** Family name */
      family?: string;
      /** Date of birth. Leave out what you do not know. For example, 27 3 2016 */
      born?: ("" | string) | null;
      /** Sex */
      sex?: ("" | ("F" | "M" | "U")) | null;
      /** NHS number. If you know it, such as 943 476 5919 */
      nhsNumber?: string;
      /** Unique pupil number (UPN) */
      upn?: string;
      /** Address */
      address?: string;
      /** Postcode */
      postcode?: string;
      /** School, nursery or college */
      school?: string;
      /** What happened?. What somebody needs to know to act. Nothing about a victim of domestic abuse beyond that */
      said: string;
      /** Where the child was seen. For a CP-IS attendance, such as Emergency department */
      setting?: string;
      /** The sender’s own grade of risk. For a police notice or an ambulance */
      grade?: string;
      /** Key adult at school. For Operation Encompass or a school concern */
      keyAdult?: string;
      /** Service. For a child who was not brought */
      service?: string;
      /** Appointment. For a child who was not brought: which, and when */
      appointment?: string;
      /** Taken to. For an ambulance */
      conveyedTo?: string;
      /** Who to speak to. A name or a team */
      senderName?: string;
      /** How to reach them */
      reach?: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        sourceReference: string;
        receivedAt: string;
        repeated: boolean;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/flags/batch": {
    get?: never;
    /** Send several flags */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Flags */
      flags: Record<string, unknown>[];
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        results: ({
          id: string;
          sourceReference: string;
          receivedAt: string;
          repeated: boolean;
          ok: true;
        } | {
          ok: false;
          index: number;
          errors: {
            field: string;
            message: string;
          }[];
        })[];
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/flags/new": {
    /** Send a flag */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        organisation: string;
        kind: ("cpisAttendance" | "policeNotice" | "operationEncompass" | "wasNotBrought" | "ambulance" | "school" | "other") | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/flags/sent": {
    /** Flags you sent */
    get: {
    parameters: {
      query?: {
        /** Your own reference */
        reference?: string;
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        reference: string;
        page: number;
        more: boolean;
        flags: ({
          id: string;
          reference: string;
          sourceReference: string;
          kind: "cpisAttendance" | "policeNotice" | "operationEncompass" | "wasNotBrought" | "ambulance" | "school" | "other";
          name: string;
          person: string | null;
          from: string;
          to: string;
          immediate: boolean;
          receivedAt: string;
          status: "received" | "acknowledged" | "answered";
          acknowledgedAt: string | null;
          told: ("actedOn" | "noFurtherAction" | "notThisChild") | null;
          toldAt: string | null;
          clock: ({
            due: string;
            state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate";
            late?: number;
            unit: "working day" | "hour";
            provisional: boolean;
            why: string[];
          }) | null;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/flags/{id}": {
    /** A flag */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        flag: {
          id: string;
          reference: string;
          sourceReference: string;
          kind: "cpisAttendance" | "policeNotice" | "operationEncompass" | "wasNotBrought" | "ambulance" | "school" | "other";
          urgency: "immediate" | "soon" | "routine";
          occurredAt: string;
          receivedAt: string;
          receiver: string;
          sender: {
            organisation: string;
            name: string;
            reach: string;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            sex: string;
            nhsNumber: string;
            upn: string;
            address: string;
            postcode: string;
            school: string;
          };
          said: string;
          facts: {
            name: string;
            said: string;
          }[];
        };
        name: string;
        status: "received" | "acknowledged" | "answered";
        acts: string[];
        receives: boolean;
        acknowledged: {
          by: string;
          organisation: string;
          at: string;
        } | null;
        outcome: ({
          told: "actedOn" | "noFurtherAction" | "notThisChild";
          message: string;
          at: string;
        }) | null;
        person: {
          id: string;
          name: string;
          about: string;
        } | null;
        foundByNumber: boolean;
        decision: ({
          by: string;
          organisation: string;
          at: string;
          done: "contactRaised" | "passedToWorker" | "addedToPlan" | "supportGiven" | "adviceGiven" | "noFurtherAction" | "notThisChild";
          reason: string;
          submission: string | null;
        }) | null;
        raised: {
          what: string;
          at: string;
        }[];
        clocks: {
          acknowledgement: ({
            due: string;
            state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate";
            late?: number;
            unit: "working day" | "hour";
            provisional: boolean;
            why: string[];
          }) | null;
          outcome: ({
            due: string;
            state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate";
            late?: number;
            unit: "working day" | "hour";
            provisional: boolean;
            why: string[];
          }) | null;
        };
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/flags/{id}/receipt": {
    /** Receipt of a flag */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        flag: {
          id: string;
          reference: string;
          sourceReference: string;
          kind: "cpisAttendance" | "policeNotice" | "operationEncompass" | "wasNotBrought" | "ambulance" | "school" | "other";
          urgency: "immediate" | "soon" | "routine";
          occurredAt: string;
          receivedAt: string;
          receiver: string;
          sender: {
            organisation: string;
            name: string;
            reach: string;
          };
          child: {
            given: string;
            family: string;
            born: string | null;
            sex: string;
            nhsNumber: string;
            upn: string;
            address: string;
            postcode: string;
            school: string;
          };
          said: string;
          facts: {
            name: string;
            said: string;
          }[];
        };
        name: string;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/notifications": {
    /** Notifications */
    get: {
    parameters: {
      query?: {
        /** Which */
        which?: "unread" | "read";
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        which: "unread" | "read";
        page: number;
        more: boolean;
        unread: number;
        notices: {
          id: string;
          event: string;
          says: string;
          urgent: boolean;
          path: string;
          at: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Mark notifications as read */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Up to */
      upTo: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/notifications/choices": {
    /** When you get e-mails */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        urgent: "atOnce" | "daily";
        other: "atOnce" | "daily" | "never";
        dailyHour: string;
        version: number;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Choose when you get e-mails */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** When something urgent waits. Such as a worry that says a child is in danger now */
      urgent: "atOnce" | "daily";
      /** When anything else waits */
      other: "atOnce" | "daily" | "never";
      /** Time of the one e-mail a day. It is sent only when something waits that you have not read */
      dailyHour: "00:00" | "01:00" | "02:00" | "03:00" | "04:00" | "05:00" | "06:00" | "07:00" | "08:00" | "09:00" | "10:00" | "11:00" | "12:00" | "13:00" | "14:00" | "15:00" | "16:00" | "17:00" | "18:00" | "19:00" | "20:00" | "21:00" | "22:00" | "23:00";
      /** Version */
      version: number;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/notifications/{id}/open": {
    get?: never;
    /** Follow a notification */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": Record<string, never> } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/partnership": {
    /** The partnership */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        name: string;
        seats: ({
          seat: string;
          organisations: ({
            id: string;
            name: string;
            type: string;
            kind: string;
            from: string;
            until: string | null;
            standing: "notBegun" | "inForce" | "ended" | "cancelled";
            lead: {
              staff: {
                id: string;
                name: string;
              };
              post: string;
            } | null;
            delegated: {
              staff: {
                id: string;
                name: string;
              };
              post: string;
            } | null;
            chairs: boolean;
          })[];
        })[];
        scrutineers: {
          staff: {
            id: string;
            name: string;
          };
          post: string;
        }[];
        bodies: ({
          id: string;
          name: string;
          type: string;
          kind: string;
          host: {
            id: string;
            name: string;
          } | null;
          receives: string;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
          chairs: {
            id: string;
            name: string;
          }[];
          reportsTo: {
            id: string;
            name: string;
          }[];
        })[];
        counts: {
          organisations: number;
          bodies: number;
          posts: number;
        };
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/bodies": {
    /** Bodies and teams */
    get: {
    parameters: {
      query?: {
        /** Name */
        q?: string;
        /** Kind */
        type?: ("" | ("partnership" | "board" | "panel" | "committee" | "team")) | null;
        /** Hosted by */
        organisation?: ("" | string) | null;
        /** When */
        standing?: "notBegun" | "inForce" | "ended" | "cancelled" | "all";
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        rows: ({
          id: string;
          name: string;
          type: string;
          kind: string;
          host: {
            id: string;
            name: string;
          } | null;
          receives: string;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
        })[];
        total: number;
        page: number;
        pages: number;
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        hosts: {
          id: string;
          name: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/bodies/{id}": {
    /** A body or team */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        name: string;
        type: string;
        kind: string;
        host: {
          id: string;
          name: string;
        } | null;
        receives: string;
        from: string;
        until: string | null;
        standing: "notBegun" | "inForce" | "ended" | "cancelled";
        purpose: string;
        phone: string;
        outOfHours: string;
        version: number;
        reportsTo: ({
          id: string;
          body: {
            id: string;
            name: string;
          };
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
          version: number;
          acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        })[];
        reportedBy: ({
          id: string;
          body: {
            id: string;
            name: string;
          };
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
          version: number;
          acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        })[];
        seats: ({
          id: string;
          staff: {
            id: string;
            name: string;
          };
          post: {
            id: string;
            name: string;
          };
          organisation: {
            id: string;
            name: string;
          };
          body: {
            id: string;
            name: string;
          };
          capacity: string;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
          version: number;
          acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        })[];
        posts: ({
          id: string;
          title: string;
          role: string;
          roleLabel: string;
          staff: {
            id: string;
            name: string;
          };
          phone: string;
          organisation: {
            id: string;
            name: string;
          };
          body: {
            id: string;
            name: string;
          } | null;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
        })[];
        postsInAll: number;
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        changes: ({
          at: string;
          by: string | null;
          what: string;
          fields: {
            label: string;
            before: string;
            after: string;
          }[];
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/organisations": {
    /** Organisations */
    get: {
    parameters: {
      query?: {
        /** Name */
        q?: string;
        /** Kind */
        type?: ("" | ("localAuthority" | "icb" | "ccg" | "police" | "otherLocalAuthority" | "otherPolice" | "nhsTrust" | "gpPractice" | "otherHealth" | "school" | "academy" | "independentSchool" | "alternativeProvision" | "earlyYears" | "childrensCentre" | "college" | "university" | "childrensHome" | "fosteringAgency" | "probation" | "prison" | "cafcass" | "youthJustice" | "immigration" | "housing" | "charity" | "voluntary" | "religious" | "sport" | "independent" | "other")) | null;
        /** When */
        standing?: "notBegun" | "inForce" | "ended" | "cancelled" | "all";
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        rows: ({
          id: string;
          name: string;
          type: string;
          kind: string;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
        })[];
        total: number;
        page: number;
        pages: number;
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/organisations/{id}": {
    /** An organisation */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        name: string;
        type: string;
        kind: string;
        from: string;
        until: string | null;
        standing: "notBegun" | "inForce" | "ended" | "cancelled";
        duty: {
          as: string;
          label: string;
          href: string;
          confirmed: boolean;
        } | null;
        code: string;
        phone: string;
        version: number;
        bodies: number;
        posts: number;
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        changes: ({
          at: string;
          by: string | null;
          what: string;
          fields: {
            label: string;
            before: string;
            after: string;
          }[];
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/picture": {
    /** Who reports to whom */
    get: {
    parameters: {
      query?: {
        at?: string;
        "at-day"?: string;
        "at-month"?: string;
        "at-year"?: string;
        teams?: string;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        at: string;
        isToday: boolean;
        teams: boolean;
        notADay: boolean;
        bodies: ({
          id: string;
          name: string;
          kind: string;
          purpose: string;
          host: string | null;
          reportsTo: {
            id: string;
            name: string;
          }[];
          chairs: {
            id: string;
            name: string;
            post: string;
          }[];
          members: {
            organisation: {
              id: string;
              name: string;
            };
            people: {
              id: string;
              name: string;
              post: string;
              capacity: string;
            }[];
          }[];
          sitting: number;
        })[];
        apart: string[];
        layering: {
          boxes: {
            id: string;
            row: number;
            x: number;
          }[];
          lines: {
            from: string;
            to: string;
            way: {
              row: number;
              x: number;
            }[];
          }[];
          rows: number;
          width: number;
        };
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/posts": {
    /** Posts */
    get: {
    parameters: {
      query?: {
        /** Name or title */
        q?: string;
        /** Role */
        role?: ("" | ("practitioner" | "safeguardingLead" | "frontDoorWorker" | "frontDoorManager" | "socialWorker" | "teamManager" | "businessManager" | "independentScrutineer" | "boardMember" | "scrutinyMember" | "democraticServices" | "informationGovernance" | "administrator" | "organisationAdministrator" | "agencySystem" | "publicForm" | "censusImport")) | null;
        /** Organisation */
        organisation?: ("" | string) | null;
        /** Body */
        body?: ("" | string) | null;
        /** When */
        standing?: "notBegun" | "inForce" | "ended" | "cancelled" | "all";
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        rows: ({
          id: string;
          title: string;
          role: string;
          roleLabel: string;
          staff: {
            id: string;
            name: string;
          };
          phone: string;
          organisation: {
            id: string;
            name: string;
          };
          body: {
            id: string;
            name: string;
          } | null;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
        })[];
        total: number;
        page: number;
        pages: number;
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        organisations: {
          id: string;
          name: string;
        }[];
        bodies: {
          id: string;
          name: string;
        }[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/posts/{id}": {
    /** A post */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        title: string;
        role: string;
        roleLabel: string;
        staff: {
          id: string;
          name: string;
        };
        phone: string;
        organisation: {
          id: string;
          name: string;
        };
        body: {
          id: string;
          name: string;
        } | null;
        from: string;
        until: string | null;
        standing: "notBegun" | "inForce" | "ended" | "cancelled";
        version: number;
        seats: ({
          id: string;
          staff: {
            id: string;
            name: string;
          };
          post: {
            id: string;
            name: string;
          };
          organisation: {
            id: string;
            name: string;
          };
          body: {
            id: string;
            name: string;
          };
          capacity: string;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
          version: number;
          acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        })[];
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        changes: ({
          at: string;
          by: string | null;
          what: string;
          fields: {
            label: string;
            before: string;
            after: string;
          }[];
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/settings": {
    /** Settings */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        settings: ({
          key: string;
          label: string;
          hint: string;
          value: string | boolean;
          says: string;
          reason: string | null;
          version: number;
          acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        })[];
        keepsSignIn: boolean;
        changes: ({
          at: string;
          by: string | null;
          what: string;
          fields: {
            label: string;
            before: string;
            after: string;
          }[];
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/staff": {
    /** People */
    get: {
    parameters: {
      query?: {
        /** Name */
        q?: string;
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        rows: ({
          id: string;
          name: string;
          phone: string;
          posts: ({
            id: string;
            title: string;
            role: string;
            roleLabel: string;
            staff: {
              id: string;
              name: string;
            };
            phone: string;
            organisation: {
              id: string;
              name: string;
            };
            body: {
              id: string;
              name: string;
            } | null;
            from: string;
            until: string | null;
            standing: "notBegun" | "inForce" | "ended" | "cancelled";
          })[];
        })[];
        total: number;
        page: number;
        pages: number;
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/partnership/staff/{id}": {
    /** A person who works here */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        name: string;
        phone: string;
        email: string | null;
        signIn: ({
          standing: "notInvited" | "invited" | "lapsed" | "signsIn" | "resetting" | "madeUp" | "directory";
          says: string;
          linkUntil: string | null;
          acts: ("invite" | "reset" | "withdraw")[];
          means: string;
          sessions: number;
          meansActs: ("resetSecondStep" | "signOut")[];
        }) | null;
        version: number;
        posts: ({
          id: string;
          title: string;
          role: string;
          roleLabel: string;
          staff: {
            id: string;
            name: string;
          };
          phone: string;
          organisation: {
            id: string;
            name: string;
          };
          body: {
            id: string;
            name: string;
          } | null;
          from: string;
          until: string | null;
          standing: "notBegun" | "inForce" | "ended" | "cancelled";
        })[];
        acts: ("add" | "change" | "end" | "changeEnd" | "appoint" | "addReportingLine" | "addRepresentation")[];
        changes: ({
          at: string;
          by: string | null;
          what: string;
          fields: {
            label: string;
            before: string;
            after: string;
          }[];
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/protection/ask": {
    /** Ask about a child’s protection status */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        organisation: string;
        mayAsk: boolean;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Ask about a child’s protection status */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** NHS number. Such as 943 476 5919 */
      nhsNumber: string;
      /** Date of birth */
      born: string;
      /** Where is the child seen? */
      setting: "emergencyDepartment" | "urgentCare" | "outOfHoursGp" | "ambulance" | "maternity" | "paediatricWard" | "scheduledCare" | "other";
      /** Your own reference. Of the attendance, if there is one */
      encounter?: string;
      /** Why do you ask?. The child’s social worker sees this, with your name */
      reason: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": ({
        asked: {
          id: string;
          nhsNumber: string;
          born: string;
        };
        at: string;
        statuses: ({
          id: string;
          careTeamId: string;
          carePlanId: string;
          kind: "childProtectionPlan" | "lookedAfter" | "unbornPlan";
          start: string;
          end: string | null;
          authority: string;
          dutyPhone: string;
          officePhone: string;
        })[];
      }) | {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/records/{id}/why": {
    /** Why can I see this? */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        child: string | null;
        title: string;
        kind: string;
        href: string | null;
        ground: string;
        says: string;
        role: string;
        organisation: string;
        team: string | null;
        recordedBy: {
          name: string;
          post: string;
          organisation: string;
        };
        recordedAt: string;
        shares: ({
          id: string;
          to: string;
          admits: boolean;
          outcome: "shared" | "refused";
          basis: string;
          purpose: string;
          reason: string;
          by: string;
          from: string;
          until: string | null;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/records/{recordId}/documents": {
    /** Documents about a record */
    get: {
    parameters: {
      query?: never;
      path: {
        recordId: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        about: {
          id: string;
          label: string;
          href: string;
          child: {
            id: string;
            name: string;
          } | null;
        };
        documents: ({
          id: string;
          title: string;
          name: string;
          type: "pdf" | "docx" | "xlsx" | "png" | "jpeg" | "csv" | "txt" | "eml" | "msg";
          kind: string;
          bytes: number;
          access: "record" | "organisation" | "withheld";
          virus: "clean" | "unchecked" | "infected";
          withdrawn: boolean;
          redacted: boolean;
          addedAt: string;
          addedBy: {
            name: string;
            post: string;
            organisation: string;
          };
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/records/{recordId}/documents/new": {
    /** Add a document */
    get: {
    parameters: {
      query?: never;
      path: {
        recordId: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        about: {
          id: string;
          label: string;
          href: string;
          child: {
            id: string;
            name: string;
          } | null;
        };
        accesses: ("record" | "organisation" | "withheld")[];
        organisation: string;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Add a document */
    post: {
    parameters: {
      query?: never;
      path: {
        recordId: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "multipart/form-data": {
      /** The document. A PDF, Word document, Excel workbook, PNG picture, JPEG picture, CSV file, text file, e-mail or Outlook e-mail */
      document: string;
      /** What is it?. For example: letter from the hospital, 3 November. Name nobody here: it stands in lists */
      title: string;
      /** Who may see it? */
      access: "record" | "organisation" | "withheld";
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/referrals/{id}": {
    /** A referral */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
        person: {
          id: string;
          name: string;
          about: string;
        } | null;
        day: string;
        source: string | null;
        primaryNeed: string | null;
        acceptedAs: string | null;
        noFurtherAction: boolean;
        closedDay: string | null;
        closureReason: string | null;
        census: boolean;
        contact: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/reminders": {
    /** Reminders */
    get: {
    parameters: {
      query?: {
        page?: number;
      };
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        unseen: number;
        upTo: string | null;
        page: number;
        more: boolean;
        reminders: ({
          id: string;
          says: string;
          madeAt: string;
          seenAt: string | null;
          seenBy: string | null;
          contact: string;
          name: string;
          person: string | null;
          immediateRisk: boolean;
          receivedAt: string;
          clock: ({
            due: string;
            state: "inTime" | "dueToday" | "late" | "doneInTime" | "doneLate";
            late?: number;
            provisional: boolean;
            rule: string;
            authority: string;
            why: string[];
          }) | null;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Mark reminders as seen */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      /** Seen up to */
      upTo: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        location: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/thresholds": {
    /** Threshold document */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        schemes: ({
          id: string;
          name: string;
          from: string;
          standing: "toCome" | "inForce" | "past";
          levels: {
            code: string;
            name: string;
            meaning: string;
          }[];
          recorded: {
            by: string;
            at: string;
          } | null;
          version: number;
        })[];
        keeps: boolean;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/uploads": {
    /** Lists */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        uploads: ({
          id: string;
          kind: "people" | "contacts";
          name: string;
          bytes: number;
          at: string;
          stage: "reading" | "unreadable" | "columns" | "judging" | "review" | "committing" | "done";
          rows: number | null;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/uploads/new": {
    /** Upload a list */
    get: {
    parameters: {
      query?: never;
      path?: never;
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        kinds: ("people" | "contacts")[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Upload a list */
    post: {
    parameters: {
      query?: never;
      path?: never;
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "multipart/form-data": {
      /** What is it a list of? */
      kind: "people" | "contacts";
      /** The list. A CSV file or an Excel workbook, with its headings in one row and up to 50,000 rows below them */
      list: string;
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/uploads/{id}": {
    /** A list that was uploaded */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        upload: {
          id: string;
          kind: "people" | "contacts";
          name: string;
          bytes: number;
          at: string;
          stage: "reading" | "unreadable" | "columns" | "judging" | "review" | "committing" | "done";
          rows: number | null;
        };
        fault: string;
        says: string[];
        counts: {
          judged: number;
          new: number;
          same: number;
          refused: number;
          unsaid: number;
          added: number;
          leftOut: number;
          already: number;
          notAdded: number;
          settled: number;
        };
        expires: string;
        before: string | null;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/uploads/{id}/columns": {
    /** Choose the columns of a list */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        upload: {
          id: string;
          kind: "people" | "contacts";
          name: string;
          bytes: number;
          at: string;
          stage: "reading" | "unreadable" | "columns" | "judging" | "review" | "committing" | "done";
          rows: number | null;
        };
        says: string[];
        headings: string[];
        sample: string[][];
        questions: {
          name: string;
          label: string;
          forAll: boolean;
          options: Record<string, string>;
        }[];
        columns: Record<string, number>;
        answers: Record<string, string>;
        remembered: boolean;
        bases: Record<string, string>;
        teams: {
          id: string;
          name: string;
        }[];
        frontDoor: boolean;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Choose the columns of a list */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      columns?: {
        /** Given names */
        given?: string;
        /** Family name */
        family?: string;
        /** Also known as */
        knownAs?: string;
        /** Date of birth */
        born?: string;
        /** Expected date of birth */
        expected?: string;
        /** Sex */
        sex?: string;
        /** Ethnicity */
        ethnicity?: string;
        /** NHS number */
        nhs?: string;
        /** Address */
        lines?: string;
        /** Postcode */
        postcode?: string;
        /** School, nursery or college */
        school?: string;
        /** Why what is unusual is right */
        explained?: string;
        /** NHS number */
        nhsNumber?: string;
        /** Address */
        address?: string;
        /** What are you worried about? */
        worry?: string;
        /** What is life like for the child? */
        livedExperience?: string;
        /** Is the child in danger now? */
        immediateRisk?: string;
        /** Were the parents or carers told? */
        parentsTold?: string;
        /** Why were they not told? */
        parentsNotToldWhy?: string;
        /** Do they agree to receive help? */
        serviceAgreement?: string;
        /** What kind of service does it come from? */
        source?: string;
        /** How can the front door reach you? */
        reach?: string;
        /** Name of the person who told you */
        senderName?: string;
        /** Their role */
        senderRole?: string;
        /** Their organisation */
        senderOrganisation?: string;
      };
      answers?: {
        /** Send to */
        team?: ("" | string) | null;
        /** Lawful basis for sharing */
        lawfulBasis?: string;
        /** What is life like for the child? */
        livedExperience?: string;
        /** Is the child in danger now? */
        immediateRisk?: string;
        /** Were the parents or carers told? */
        parentsTold?: string;
        /** Why were they not told? */
        parentsNotToldWhy?: string;
        /** Do they agree to receive help? */
        serviceAgreement?: string;
        /** What kind of service does it come from? */
        source?: string;
        /** How can the front door reach you? */
        reach?: string;
        /** Name of the person who told you */
        senderName?: string;
        /** Their role */
        senderRole?: string;
        /** Their organisation */
        senderOrganisation?: string;
      };
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/uploads/{id}/confirm": {
    get?: never;
    /** Add what a list holds */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": Record<string, never> } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/uploads/{id}/discard": {
    get?: never;
    /** Discard a list */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": Record<string, never> } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
  "/uploads/{id}/refused": {
    /** The rows of a list that were not added */
    get: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        name: string;
        csv: string;
        rows: number;
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    post?: never;
  };
  "/uploads/{id}/rows": {
    /** The rows of a list */
    get: {
    parameters: {
      query?: {
        show?: "all" | "new" | "same" | "refused";
        page?: number;
      };
      path: {
        id: string;
      };
      header?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        upload: {
          id: string;
          kind: "people" | "contacts";
          name: string;
          bytes: number;
          at: string;
          stage: "reading" | "unreadable" | "columns" | "judging" | "review" | "committing" | "done";
          rows: number | null;
        };
        counts: {
          judged: number;
          new: number;
          same: number;
          refused: number;
          unsaid: number;
          added: number;
          leftOut: number;
          already: number;
          notAdded: number;
          settled: number;
        };
        show: "all" | "new" | "same" | "refused";
        page: number;
        pages: number;
        rows: ({
          number: number;
          name: string;
          about: string;
          verdict: ("new" | "same" | "refused") | null;
          why: string[];
          notes: string[];
          alike: ({
            person: {
              id: string;
              name: string;
              alsoKnownAs: string[];
              born: string | null;
              expected: string | null;
              died: string | null;
              birth: string;
              age: string;
              sex: string;
              address: string;
              restricted: boolean;
              withheld: boolean;
              workerSafety: boolean;
            };
            words: string;
          })[];
          said: string;
          outcome: ("added" | "same" | "left" | "refused") | null;
          made: string | null;
        })[];
      } } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
    /** Say who the rows of a list are */
    post: {
    parameters: {
      query?: never;
      path: {
        id: string;
      };
      header?: {
        "Idempotency-Key"?: string;
      };
      cookie?: never;
    };
    requestBody: { content: { "application/json": {
      rows?: {
        number: number;
        /** Who is this? */
        said?: string;
      }[];
    } } };
    responses: {
      200: { headers: Record<string, unknown>; content: { "application/json": {
        id: string;
      } } };
      400: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      401: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      403: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      404: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      409: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      422: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
      429: { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
    };
    };
  };
}
