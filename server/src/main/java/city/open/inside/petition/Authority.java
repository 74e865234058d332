package city.open.inside.petition;

/** An approver's rank beside the one the delegation table asks for. Above is lawful and noted, below is a finding for the auditors. */
public enum Authority {
    WITHIN,
    ABOVE,
    BELOW
}
