export interface WebhookFilter {
  readonly events?: readonly string[] | null;
  readonly stories?: readonly string[] | null;
  readonly actors?: readonly string[] | null;
  readonly issues?: readonly string[] | null;
  readonly kinds?: readonly string[] | null;
  readonly outlets?: readonly string[] | null;
  readonly minSeverity?: number | null;
  readonly minSources?: number | null;
}

export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly timeZone?: string | null;
  readonly bypassSeverity?: number | null;
}

export interface WebhookPace {
  readonly debounceSeconds?: number | null;
  readonly digestMinutes?: number | null;
  readonly quietHours?: QuietHours | null;
}

export interface WebhookRequest {
  readonly url: string;
  readonly description?: string;
  readonly filter: WebhookFilter;
  readonly pace: WebhookPace;
  readonly chat: boolean;
}

export interface AttemptView {
  readonly sequence: number;
  readonly message: string;
  readonly type: string;
  readonly number: number;
  readonly at: string;
  readonly durationMs: number;
  readonly status?: number | null;
  readonly error?: string | null;
  readonly answer?: string | null;
  readonly outcome: "delivered" | "retry" | "dead";
  readonly nextAt?: string | null;
}

export interface WebhookView {
  readonly id: string;
  readonly url: string;
  readonly description?: string | null;
  readonly filter: WebhookFilter;
  readonly pace: WebhookPace;
  readonly chat: boolean;
  readonly state: "enabled" | "failing" | "disabled";
  readonly reason?: string | null;
  readonly failingSince?: string | null;
  readonly secret: string;
  readonly createdAt: string;
  readonly pending: number;
  readonly held: number;
  readonly dead: number;
  readonly lastAttempt?: AttemptView | null;
  readonly missed?: { readonly after: number; readonly until: number } | null;
}

export interface DeliveryView {
  readonly delivery: number;
  readonly message: string;
  readonly type: string;
  readonly story: string;
  readonly state: "pending" | "delivered" | "dead";
  readonly attempts: number;
  readonly createdAt: string;
}

export interface PreviewView {
  readonly scanned: number;
  readonly matched: number;
  readonly messages: number;
  readonly newest: readonly { readonly at: string; readonly type: string; readonly events: number; readonly text: string; readonly sequence: number; readonly story: string }[];
}
