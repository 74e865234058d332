package city.open;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the validator of the HTML standard says of a page. Its schema takes longer to read than any page, and is read once. */
public final class ValidHtml {
    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";
    private static final SimpleDocumentValidator VALIDATOR = ready();

    private ValidHtml() {}

    private static SimpleDocumentValidator ready() {
        try {
            var validator = new SimpleDocumentValidator();
            validator.setUpMainSchema(SCHEMA, new Complaints());
            return validator;
        } catch (Exception e) {
            throw new IllegalStateException("the validator's own schema cannot be read", e);
        }
    }

    /** The errors in it, each with the line it is in. */
    public static synchronized List<String> complaints(String page) {
        var complaints = new Complaints();
        try {
            VALIDATOR.setUpValidatorAndParsers(complaints, true, false);
            VALIDATOR.checkHtmlInputSource(new InputSource(new StringReader(page)));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
        var lines = page.lines().toList();
        return complaints.heard.stream()
                .map(one -> one.getMessage() + " at "
                        + lines.get(Math.clamp(one.getLineNumber() - 1, 0, lines.size() - 1))
                                .strip())
                .toList();
    }

    private static final class Complaints implements ErrorHandler {
        private final List<SAXParseException> heard = new ArrayList<>();

        @Override
        public void warning(SAXParseException nothingWrong) {}

        @Override
        public void error(SAXParseException complaint) {
            heard.add(complaint);
        }

        @Override
        public void fatalError(SAXParseException complaint) {
            heard.add(complaint);
        }
    }
}
