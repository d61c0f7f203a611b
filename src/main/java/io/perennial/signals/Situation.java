package io.perennial.signals;

/** What every account is judged with: what events mean, what the segment does, which sources deliver. */
public record Situation(PlanIndex plan, Population population, Sources sources) {}
