package city.open.office;

/** The entries of the intranet's menu. */
enum Section {
    INBOX("/office"),
    APPROVALS("/office/approvals"),
    WORKLOAD("/office/workload"),
    SEARCH("/office/search"),
    EXCHANGE("/office/exchange"),
    ACCOUNTS("/office/accounts");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
